using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseFlow.Workflows.Definitions;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Definitions;

public sealed partial class DefinitionDifferenceTests
{
    [Fact]
    public void Two_documents_of_the_same_content_do_not_differ() =>
        Lines(new Draft().Line("a").Line("b").Connect("a -> b").Flow(), new Draft().Line("a").Line("b").Connect("a -> b").With("version", 7).Flow()).ShouldBeEmpty();

    [Fact]
    public void Each_change_is_one_line_in_words()
    {
        var before = new Draft().Variable("days", 30, "Int32").Line("a").Line("b").Connect("a -> b").Flow();
        var after = new Draft().Variable("days", 15, "Int32").Variable("note").With("outcomes", new JsonArray("Done2")).With("description", "new")
            .Add(Write("a", Expression("JavaScript", "1 + 1"))).Line("c").Connect("a.Other -> c").Flow();
        var lines = Lines(before, after);
        lines.Select(l => l.Kind).ShouldBe(
            ["definition-changed", "variable-changed", "variable-added", "outcome-added", "activity-removed", "activity-added", "activity-changed", "connection-removed", "connection-added"],
            ignoreOrder: true);
        lines.Single(l => l.Kind == "variable-changed").Text.ShouldBe("“days”由 30 改为 15");
        lines.Single(l => l.Kind == "activity-changed").Text.ShouldEndWith("由 “a” 改为 JavaScript：1 + 1");
        lines.Single(l => l.Kind == "connection-added").Text.ShouldBe("新增连线：“a”（Other）→“c”");
        lines.Single(l => l.Kind == "definition-changed").Text.ShouldBe("流程的“说明”由 （无） 改为 “new”");
    }

    [Fact]
    public void Activity_inside_another_is_told_of_by_itself()
    {
        var before = new Draft().Root(Sequence("s", Make("If", "i", ("condition", Script("true")), ("then", Write("w", Literal("x"))))));
        var after = new Draft().Root(Sequence("s", Make("If", "i", ("condition", Script("true")), ("then", Write("w", Literal("y"))))));
        Lines(before, after).ShouldHaveSingleItem().ActivityId.ShouldBe("w");
    }

    [Fact]
    public void Moving_activities_in_the_drawing_is_one_line()
    {
        static string At(int x) => new Draft().Add(Make("Start", "a", ("metadata", new JsonObject { ["x"] = x }))).Add(Make("End", "b", ("metadata", new JsonObject { ["x"] = x }))).Flow();
        var line = Lines(At(1), At(2)).ShouldHaveSingleItem();
        (line.Kind, line.Text).ShouldBe(("layout-changed", "流程图的布局有调整，移动了 2 个环节"));
    }

    [Fact]
    public void What_the_designer_measures_or_leaves_unset_when_it_saves_is_no_difference() => Changed("deadline-remediation", document =>
    {
        document.Remove("isSystem");
        document["customProperties"] = (document["customProperties"] as JsonObject ?? []).DeepClone();
        document["customProperties"]!["VariableTestValues"] = new JsonObject();
        foreach (var activity in document["root"]!["activities"]!.AsArray())
        {
            activity!["metadata"]!["designer"]!["size"] = new JsonObject { ["width"] = 216.8125, ["height"] = 54 };
        }
    }).ShouldBeEmpty();

    [Fact]
    public void Renamed_activity_is_told_by_both_names_and_not_as_a_change_of_data()
    {
        static string Called(string name) => new Draft().Add(Make("End", "b", ("metadata", new JsonObject { ["displayText"] = name }))).Flow();
        Lines(Called("结束"), Called("办结")).ShouldHaveSingleItem().Text.ShouldBe("环节“结束”改名为“办结”");
    }

    [Fact]
    public void Number_and_unit_of_a_shipped_limit_are_one_line_that_points_at_its_step()
    {
        var line = Changed("deadline-remediation", d =>
        {
            Variable(d, "siteReviewDays")["value"] = "15";
            Variable(d, "siteReviewUnit")["value"] = "WorkingDays";
        }).ShouldHaveSingleItem();
        line.Text.ShouldBe("“申请验收后现场验收的期限”由 10 个自然日 改为 15 个工作日");
        (line.Group, line.ActivityId).ShouldBe((DifferenceGroup.Parameters, "review"));
    }

    [Fact]
    public void Roll_rule_of_a_shipped_limit_is_told_with_its_limit() =>
        Changed("deadline-remediation", d => Variable(d, "siteReviewRoll")["value"] = "None").ShouldHaveSingleItem().Text
            .ShouldBe("“申请验收后现场验收的期限”由 10 个自然日（遇休假日顺延） 改为 10 个自然日（遇休假日不顺延）");

    [Fact]
    public void Unit_that_stands_at_the_step_itself_is_told_with_its_number()
    {
        var line = Changed("deadline-remediation", d => Activity(d, "plan")["dueUnit"]!["expression"]!["value"] = "WorkingDays");
        line.Select(l => l.Text).ShouldBe(["“治理方案的报送期限”由 30 个自然日 改为 30 个工作日", "环节“报送治理方案”的期限由 30 个自然日 改为 30 个工作日"], ignoreOrder: true);
    }

    [Fact]
    public void Roles_forms_and_ladders_are_told_in_the_words_of_the_documents()
    {
        var lines = Changed("deadline-remediation", d =>
        {
            Activity(d, "plan")["candidates"]!["expression"]!["value"] = "[\"enterprise\",\"role:department-officer\"]";
            Activity(d, "plan")["forms"]!["expression"]!["value"] = "{\"Submitted\":{\"label\":\"报送\",\"form\":\"progress-report\"}}";
            Variable(d, "supervisionLadder")["value"] =
                """{"timeOfDay":"10:30:00","steps":[{"key":"half","point":"Percent","amount":50,"notify":["leader"],"text":"x"},{"key":"day","point":"DaysBefore","amount":0,"notify":["street","task-holder"],"text":"x"}]}""";
        });
        lines.Single(l => l.Group == DifferenceGroup.Parameters).Text.ShouldEndWith("改为 过半时提醒分管行业的区级领导；到期当天提醒街道安监干部、任务承办人（10:30 发出）");
        lines.Where(l => l.Group == DifferenceGroup.People).Select(l => l.Text).ShouldBe(
            [
                "环节“报送治理方案”的“办理人”由 隐患所在企业、街道安监干部、治理责任单位、责任人 改为 隐患所在企业、区级部门工作人员",
                "环节“报送治理方案”的“结果的名称和表单”由 报送方案（治理方案表单） 改为 报送（整改进展表单）",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void Ways_between_shipped_steps_are_told_by_names_and_by_the_words_of_their_forms()
    {
        var lines = Changed("listed-supervision", d => d["root"]!["connections"]!.AsArray().RemoveAll(c => (string?)c!["source"]!["port"] == "Declined"));
        lines.ShouldHaveSingleItem().Text.ShouldBe("删除连线：“审定挂牌”（不予挂牌）→“里程碑：不予挂牌”");
    }

    [Fact]
    public void Description_of_a_variable_that_changes_is_told_without_repeating_it() =>
        Changed("listed-supervision", d => d["customProperties"]!["variableDescriptions"]!["talkDays"] = "约谈应在几个工作日内完成（新的依据）").ShouldHaveSingleItem().Text
            .ShouldBe("参数“约谈应在几个工作日内完成”的说明有改动");

    [Theory]
    [InlineData("listed-supervision")]
    [InlineData("deadline-remediation")]
    public void No_line_about_a_shipped_process_shows_json_ids_or_names_of_types(string process)
    {
        var emptied = Changed(process, d =>
        {
            d["variables"] = new JsonArray();
            d["inputs"] = new JsonArray();
            foreach (var activity in d["root"]!["activities"]!.AsArray().OfType<JsonObject>())
            {
                foreach (var input in activity.Where(m => m.Value is JsonObject o && o.ContainsKey("expression")).Select(m => m.Key).ToList())
                {
                    activity.Remove(input);
                }
            }
        }).Concat(Lines(new Draft(process).Flow(), Shipped(process))).ToList();
        emptied.Count.ShouldBeGreaterThan(40);
        // Scripts are shown as they are written; everything else is words.
        emptied.Where(l => !l.Text.Contains("JavaScript", StringComparison.Ordinal)).Select(l => l.Text).Where(t => Raw().IsMatch(t)).ShouldBeEmpty();
    }

    [Fact]
    public void Lines_are_told_in_English_as_well()
    {
        var culture = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        try
        {
            Lines(new Draft().Variable("days", 30, "Int32").Flow(), new Draft().Variable("days", 15, "Int32").Flow()).ShouldHaveSingleItem().Text.ShouldBe("“days” changes from 30 to 15");
        }
        finally
        {
            CultureInfo.CurrentUICulture = culture;
        }
    }

    private static IReadOnlyList<DifferenceLine> Lines(string before, string after) =>
        DefinitionDifference.Of(WorkflowDocument.Parse(before), WorkflowDocument.Parse(after)).Lines;

    private static IReadOnlyList<DifferenceLine> Changed(string process, Action<JsonObject> change)
    {
        var document = JsonNode.Parse(Shipped(process))!.AsObject();
        change(document);
        return Lines(Shipped(process), document.ToJsonString());
    }

    private static string Shipped(string process)
    {
        var root = typeof(DefinitionDifferenceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!;
        return File.ReadAllText(Path.Combine(root, "workflows", process, "v1.json"));
    }

    private static JsonObject Variable(JsonObject document, string name) => document["variables"]!.AsArray().OfType<JsonObject>().Single(v => (string?)v["name"] == name);

    private static JsonObject Activity(JsonObject document, string id) => document["root"]!["activities"]!.AsArray().OfType<JsonObject>().Single(a => (string?)a["id"] == id);

    [GeneratedRegex("""[{}\[\]]"|"\w+":|NaturalDays|WorkingDays|\bForward\b|Int32|Elsa\.|CaseFlow\.|storageDriver|\b(true|false|null)\b|\d\d:\d\d:\d\d""")]
    private static partial Regex Raw();
}
