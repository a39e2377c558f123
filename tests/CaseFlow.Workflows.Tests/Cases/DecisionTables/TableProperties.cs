using CaseFlow.Workflows.Cases.DecisionTables;

namespace CaseFlow.Workflows.Tests.Cases.DecisionTables;

/// <summary>Random tables and values: what validation promises of a table, no value breaks. Seed by CASEFLOW_SEED.</summary>
public sealed class TableProperties
{
    private const int RandomTables = 600;
    private const int Values = 40;

    private static readonly string[] Grades = ["", "一般", "重大", "非 一般", "非 重大", "一般、重大", "空", "非空"];
    private static readonly string[] Numbers = ["", "3", "0、5", ">= 4", "< 4", "[1..5)", "(1..5]", "非 3", "2 至 6", "超过 6", "空", "非空", "非 [2..4)"];

    [Fact]
    public void Table_without_a_word_about_overlap_never_gives_two_rows_and_a_row_said_to_be_unreachable_never_comes_first()
    {
        var seed = Environment.GetEnvironmentVariable("CASEFLOW_SEED") is { Length: > 0 } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"CASEFLOW_SEED={seed}");
        var random = new Random(seed);
        var (clean, collisions) = (0, 0);
        for (var i = 0; i < RandomTables; i++)
        {
            var rows = Enumerable.Range(0, random.Next(1, 5)).Select(r => ($"r{r}", Any(random, Grades), Any(random, Numbers), "1")).ToArray();
            var unique = CompiledTable.Of(Tables.Of(HitPolicies.Unique, rows));
            var first = CompiledTable.Of(Tables.Of(HitPolicies.First, rows));
            var unreachable = first.Faults.Where(f => f.Rule == "decision-table.unreachable-row").Select(f => f.Row!.Value).ToHashSet();
            clean += unique.Faults.Count == 0 ? 1 : 0;
            for (var v = 0; v < Values; v++)
            {
                IReadOnlyList<TableValue?> values = [Grade(random), random.Next(9) is var n && n == 8 ? null : new TableValue(n, null)];
                var holding = unique.Holding(values);
                collisions += holding.Count > 1 ? 1 : 0;
                (holding.Count <= 1 || unique.Faults.Count > 0).ShouldBeTrue($"seed {seed}, table {i}: {string.Join(' ', rows)}");
                (unique.Applying(holding) is null).ShouldBe(holding.Count > 1);
                first.Applying(holding)!.ShouldAllBe(r => !unreachable.Contains(r), $"seed {seed}, table {i}: {string.Join(' ', rows)}");
                unique.Applying(holding)?.Count.ShouldBeLessThanOrEqualTo(1);
            }
        }

        // The tables are of both kinds, so that the promise is put to the test.
        clean.ShouldBeGreaterThan(RandomTables / 20);
        collisions.ShouldBeGreaterThan(RandomTables);
    }

    [Fact]
    public void Condition_and_its_negation_share_no_value_and_leave_none_out()
    {
        foreach (var cell in Numbers.Where(c => !c.StartsWith('非')))
        {
            var (set, but) = (ConditionText.Read(cell, Tables.People), ConditionText.Read(cell, Tables.People).But());
            foreach (var value in Enumerable.Range(-2, 24).Select(n => new TableValue(n / 2m, null)))
            {
                set.Has(value).ShouldBe(!but.Has(value), $"{cell}: {value.Number}");
            }

            but.But().Covers(but.But()).ShouldBeTrue();
            set.Meets(but).ShouldBeFalse(cell);
        }
    }

    private static string Any(Random random, string[] cells) => cells[random.Next(cells.Length)];

    private static TableValue? Grade(Random random) => random.Next(4) switch { 0 => null, 1 => new TableValue(0, "general"), 2 => new TableValue(0, "major"), _ => new TableValue(0, "other") };
}
