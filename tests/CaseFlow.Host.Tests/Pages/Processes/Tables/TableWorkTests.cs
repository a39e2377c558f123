using CaseFlow.Host.Pages.Processes.Tables;
using CaseFlow.Workflows.Cases.DecisionTables;

namespace CaseFlow.Host.Tests.Pages.Processes.Tables;

/// <summary>What an editor knows while a table is changed.</summary>
public sealed class TableWorkTests
{
    private static readonly TableDefinition Table = new()
    {
        Inputs = [new() { Name = "people", Type = ColumnTypes.Number, Expression = "people" }],
        Outputs = [new() { Name = "days", Type = ColumnTypes.Number }],
        Rows = [new() { Id = "a", When = new Dictionary<string, string> { ["people"] = "3" } }],
    };

    [Fact]
    public void Fault_stands_at_its_cell_row_column_or_table()
    {
        var work = new TableWork(Table);
        work.Change(Table.WithCondition(0, "people", "很多"));
        work.At(0, "people").ShouldBe("“很多”不是数字。");
        (work.At(0, "days"), work.AtRow(0), work.AtColumn("people"), work.Errors).ShouldBe((null, null, null, 1));
        work.Change(Table.WithColumn(0, Table.Inputs[0] with { Expression = "" }));
        work.AtColumn("people").ShouldNotBeNull();
        work.Change(Table.WithRow(1, ""));
        work.AtRow(1).ShouldNotBeNull();
        work.Change(Table with { HitPolicy = "best" });
        work.Whole.ShouldHaveSingleItem().Rule.ShouldBe("decision-table.hit-policy");
    }

    [Fact]
    public void Every_change_can_be_taken_back()
    {
        var work = new TableWork(Table);
        work.Changed.ShouldBeFalse();
        work.Change(Table.WithRow(1, "b"));
        work.Change(work.Table.WithoutRow(0));
        work.Undo();
        work.Table.Rows.Count.ShouldBe(2);
        work.Undo();
        (ReferenceEquals(work.Table, Table), work.Changed).ShouldBe((true, false));
        work.Undo();
        work.Table.ShouldBeSameAs(Table);
    }

    [Fact]
    public void However_many_changes_the_first_state_can_be_reached()
    {
        var work = new TableWork(Table);
        for (var i = 0; i < 150; i++)
        {
            work.Change(Table.WithOutput(0, "days", $"{i}"));
        }

        while (work.Changed)
        {
            work.Undo();
        }

        work.Table.ShouldBeSameAs(Table);
    }
}
