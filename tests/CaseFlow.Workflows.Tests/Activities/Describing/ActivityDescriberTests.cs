using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Activities.Describing;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Tests.Activities.Describing;

/// <summary>What the designer is told of every activity.</summary>
public sealed class ActivityDescriberTests
{
    private static readonly IReadOnlyCollection<ActivityDescriptor> All = new ActivityCatalog().All;

    [Theory, InlineData("zh-CN"), InlineData("en")]
    public void Every_activity_category_input_output_and_port_has_a_text(string culture)
    {
        In(culture, () =>
        {
            var missing = new List<string>();
            foreach (var type in All)
            {
                var name = type.Activity.Type;
                Need(missing, $"activity.{name}", $"activity.{name}.description", $"activity-category.{type.Activity.Category}");
                foreach (var input in type.Inputs)
                {
                    Need(missing, Either($"activity.{name}.input.{input.Name}", $"activity-input.{input.Name}"));
                    Need(missing, Either($"activity.{name}.input.{input.Name}.hint", $"activity-input.{input.Name}.hint"));
                    Need(missing, input.Category is null ? [] : [$"input-category.{input.Category}"]);
                }

                foreach (var output in type.Outputs)
                {
                    Need(missing, Either($"activity.{name}.output.{output.Name}", $"activity-output.{output.Name}"));
                }

                foreach (var port in type.Slots.Select(s => s.Name).Concat(type.FlowPorts.Select(p => p.Name)))
                {
                    Need(missing, Either($"activity.{name}.outcome.{port}", $"activity-port.{port}"));
                }
            }

            missing.ShouldBeEmpty();
        });
    }

    [Fact]
    public void Texts_follow_the_language_of_the_reader()
    {
        var type = new ActivityCatalog().Find("Elsa.WriteLine")!;
        JsonObject chinese = [], english = [];
        In("zh-CN", () => chinese = ActivityDescriber.Describe(type));
        In("en", () => english = ActivityDescriber.Describe(type));
        Has(chinese, "displayName").ShouldBe("输出一行");
        Has(english, "displayName").ShouldNotBe("输出一行");
        Has(chinese["inputs"]![0]!.AsObject(), "description").ShouldNotBe(Has(english["inputs"]![0]!.AsObject(), "description"));
        Has(chinese, "typeName").ShouldBe(Has(english, "typeName"));
    }

    [Theory]
    [InlineData("Elsa.RunCSharp")]
    [InlineData("Elsa.RunPython")]
    [InlineData("Elsa.HttpEndpoint")]
    [InlineData("Elsa.WriteHttpResponse")]
    [InlineData("Elsa.DownloadHttpFile")]
    public void What_is_refused_is_not_offered_and_the_error_names_it(string type)
    {
        new ActivityCatalog().Find(type).ShouldBeNull();
        var finding = MemoryBench.Validate(new Draft().Root(Draft.Make(type, "x"))).Where(f => f.Severity == FindingSeverity.Error).ShouldHaveSingleItem();
        finding.Rule.ShouldBe("workflow.rule.refused-activity");
        finding.Text.ShouldContain(type);
    }

    [Theory, InlineData("CSharp"), InlineData("Python")]
    public void Languages_that_run_host_code_are_refused_by_name(string language) =>
        MemoryBench.Validate(new Draft().Root(Draft.Write("w", Draft.Expression(language, "1"))))
            .ShouldContain(f => f.Severity == FindingSeverity.Error && f.Text.Contains(language));

    [Fact]
    public void Choices_of_a_dropdown_carry_values_and_readable_texts()
    {
        JsonObject json = [];
        In("zh-CN", () => json = ActivityDescriber.Describe(new ActivityCatalog().Find("CaseFlow.CalendarDelay")!));
        var unit = json["inputs"]!.AsArray().OfType<JsonObject>().Single(i => Has(i, "name") == "Unit");
        var first = unit["uiSpecifications"]!["dropdown"]!["selectList"]!["items"]![0]!;
        ((string)first["value"]!, (string)first["text"]!).ShouldBe(("NaturalDays", "自然日"));
    }

    [Fact]
    public void Outcomes_that_are_always_there_are_ports()
    {
        var json = ActivityDescriber.Describe(new ActivityCatalog().Find("CaseFlow.Deadline")!);
        json["ports"]!.AsArray().Select(p => (string)p!["name"]!).ShouldBe(["Overdue", "Met"]);
    }

    private static void Need(List<string> missing, params string?[] keys) => missing.AddRange(keys.OfType<string>().Where(k => string.IsNullOrEmpty(TextCatalog.Find(k))));

    private static string? Either(string own, string shared) => TextCatalog.Find(own) is not null ? own : shared;

    private static string Has(JsonObject json, string name) => (string)json[name]!;

    private static void In(string culture, Action act)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            act();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
