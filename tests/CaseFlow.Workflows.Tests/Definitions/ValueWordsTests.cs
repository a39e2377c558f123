using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Definitions;

public sealed class ValueWordsTests
{
    [Theory]
    [InlineData("\"True\"", "Boolean", "是")]
    [InlineData("false", null, "否")]
    [InlineData("\"1.02:30:00\"", "TimeSpan", "1 天 2 小时 30 分钟")]
    [InlineData("\"P1DT2H\"", "System.TimeSpan, System.Private.CoreLib", "1 天 2 小时")]
    [InlineData("\"00:00:00\"", "TimeSpan", "0 秒")]
    [InlineData("\"09:00:00\"", "String", "“09:00:00”")]
    [InlineData("\"10\"", "Int32", "10")]
    [InlineData("\"\"", "String", "（无）")]
    [InlineData("[]", null, "（无）")]
    [InlineData("\"role:street-leader\"", "String", "街道分管领导")]
    [InlineData("[\"street\",\"nobody\"]", null, "街道安监干部、nobody")]
    [InlineData("{\"a\":1,\"b\":{\"c\":true}}", null, "a：1；b：（c：是）")]
    public void Value_is_told_in_words(string json, string? typeName, string words) =>
        new ValueWords(WorkflowDocument.Parse(new Draft().Flow())).Of(JsonNode.Parse(json), typeName).ShouldBe(words);

    [Theory]
    [InlineData("[\"enterprise\",\"role:street-leader\"]", "隐患所在企业、街道分管领导")]
    [InlineData("[\"enterprise\"]", "隐患所在企业")]
    public void List_of_who_acts_is_told_by_names(string written, string words)
    {
        var value = new JsonObject { ["typeName"] = "List<String>", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = written } };
        new ValueWords(WorkflowDocument.Parse(new Draft().Flow())).Of("CaseFlow.HumanTask", "Candidates", value).ShouldBe(words);
    }

    [Fact]
    public void Variable_and_input_are_told_by_what_people_call_them()
    {
        var document = WorkflowDocument.Parse(new Draft().Variable("days", 5, "Int32")
            .With("customProperties", new JsonObject { ["variableDescriptions"] = new JsonObject { ["days"] = "约谈期限，工作日（A-13）。" } })
            .With("inputs", new JsonArray(new JsonObject { ["name"] = "limit", ["displayName"] = "治理期限" })).Flow());
        var words = new ValueWords(document);
        words.Of("CaseFlow.Deadline", "Number", Expression("Variable", new JsonObject { ["id"] = "days", ["name"] = "days" })).ShouldBe("参数“约谈期限”的值");
        words.Of("CaseFlow.Deadline", "Number", Expression("Input", "limit")).ShouldBe("流程输入“治理期限”的值");
        words.Of("CaseFlow.Deadline", "Deadline", Into("days")).ShouldBe("存入“约谈期限”");
    }

    [Fact]
    public void Choice_is_told_by_its_text_and_free_text_of_the_same_word_is_not()
    {
        var words = new ValueWords(WorkflowDocument.Parse(new Draft().Flow()));
        words.Of("CaseFlow.Deadline", "Unit", Literal("Months")).ShouldBe("月");
        words.Of("CaseFlow.SendNotice", "Title", Literal("Done")).ShouldBe("“Done”");
    }

    [Fact]
    public void Long_value_is_cut() =>
        new ValueWords(WorkflowDocument.Parse(new Draft().Flow())).Of(JsonValue.Create(new string('长', 500))).Length.ShouldBeLessThan(200);

    [Theory]
    [InlineData("约谈期限，工作日。", "约谈期限")]
    [InlineData("现场验收期限的单位：自然日或工作日", "现场验收期限的单位")]
    [InlineData("通报的文号格式", "通报的文号格式")]
    [InlineData("（无名）", "days")]
    [InlineData(null, "days")]
    public void Variable_is_called_by_the_first_words_of_its_description(string? description, string title) =>
        new ParameterNames(new JsonObject { ["customProperties"] = new JsonObject { ["variableDescriptions"] = new JsonObject { ["days"] = description } } }).Title("days").ShouldBe(title);
}
