using System.Text.Json.Nodes;
using CaseFlow.Workflows.Cases.DecisionTables;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Cases.DecisionTables;

/// <summary>Tables for tests: rows as <c>("a", "重大", ">= 3", "90")</c>, conditions grade and people, output days.</summary>
internal static class Tables
{
    public static readonly ConditionColumn Grade = new()
    {
        Name = "grade", Type = ColumnTypes.Choice, Expression = "grade", Label = new() { Zh = "隐患等级", En = "Grade" },
        Choices = [new() { Value = "general", Zh = "一般", En = "General" }, new() { Value = "major", Zh = "重大", En = "Major" }],
    };

    public static readonly ConditionColumn People = new() { Name = "people", Type = ColumnTypes.Number, Expression = "people", Label = new() { Zh = "受威胁人数" }, Unit = "人" };

    public static readonly OutputColumn Days = new() { Name = "days", Type = ColumnTypes.Number, Label = new() { Zh = "期限" }, Unit = "天", Variable = "days" };

    public static TableDefinition Of(string policy, params (string Id, string Grade, string People, string Days)[] rows) => new()
    {
        HitPolicy = policy,
        Inputs = [Grade, People],
        Outputs = [Days],
        Rows = [.. rows.Select(r => Row(r.Id, r.Grade, r.People, r.Days))],
    };

    public static TableRow Row(string id, string grade, string people, string days, string? remark = null) => new()
    {
        Id = id,
        When = new Dictionary<string, string> { ["grade"] = grade, ["people"] = people },
        Then = new Dictionary<string, string> { ["days"] = days },
        Remark = remark,
    };

    public static JsonObject Activity(TableDefinition table, string id = "table") => Activity(TableJson.Write(table), id);

    public static JsonObject Activity(string json, string id = "table") => Make("CaseFlow.DecisionTable", id, ("table", Expression("Object", json)), ("result", Into("result")));

    /// <summary>The table on these values; days and result are said by two lines, and by which way it went.</summary>
    public static Draft Flow(TableDefinition table, string? grade, JsonNode? people) => new Draft()
        .Variable("grade", grade, "String").Variable("people", people).Variable("days", 7).Variable("result")
        .Add(Activity(table)).Add(Write("done", Script("'days ' + JSON.stringify(getVariable('days')) + ' result ' + JSON.stringify(getVariable('result'))"))).Line("none")
        .Connect("table.Done -> done", "table.NoMatch -> none");

    public static Task<Ran> RunAsync(TableDefinition table, string? grade, JsonNode? people) => MemoryBench.RunAsync([Flow(table, grade, people).Flow()]);

    public static string[] Rules(TableDefinition table) => [.. CompiledTable.Of(table).Faults.Select(f => f.Rule)];
}
