using System.Globalization;
using System.Reflection;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Activities;

namespace CaseFlow.Processes.Tests;

/// <summary>What the designer shows of our activities reads in both languages.</summary>
public sealed class ActivityTextTests
{
    private static readonly IReadOnlyList<Type> Activities =
        [.. typeof(Activity).Assembly.GetTypes().Where(t => t.GetCustomAttribute<ActivityAttribute>()?.Type.StartsWith("CaseFlow.", StringComparison.Ordinal) == true)];

    [Fact]
    public void All_activities_of_the_processes_are_there() =>
        Activities.Select(t => t.GetCustomAttribute<ActivityAttribute>()!.Type).Order(StringComparer.Ordinal).ShouldBe(
        [
            "CaseFlow.CalendarDelay", "CaseFlow.CheckLeadTime", "CaseFlow.Deadline", "CaseFlow.DecisionTable", "CaseFlow.ExtendDeadline", "CaseFlow.HumanTask",
            "CaseFlow.IssueDocument", "CaseFlow.RecordDecision", "CaseFlow.SendCommand", "CaseFlow.SendNotice", "CaseFlow.SetMilestone",
            "CaseFlow.StopDeadline",
        ]);

    [Theory, InlineData("zh-CN"), InlineData("en")]
    public void Names_inputs_outputs_and_outcomes_have_texts(string culture)
    {
        var missing = Activities.SelectMany(Keys).Where(k => !Exists(k, culture)).ToList();
        missing.ShouldBeEmpty();
    }

    [Fact]
    public void English_is_not_Chinese()
    {
        foreach (var key in Activities.SelectMany(Keys))
        {
            Text(key, "en").ShouldNotBe(Text(key, "zh-CN"), key);
        }
    }

    private static IEnumerable<string> Keys(Type activity)
    {
        var key = $"activity.{activity.GetCustomAttribute<ActivityAttribute>()!.Type}";
        return
        [
            key, $"{key}.description",
            .. activity.GetCustomAttributes<InputAttribute>().Select(i => $"{key}.input.{i.Name}"),
            .. activity.GetCustomAttributes<OutputAttribute>().Select(o => $"{key}.output.{o.Name}"),
        ];
    }

    private static bool Exists(string key, string culture) => Text(key, culture) is { Length: > 0 };

    private static string? Text(string key, string culture)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return TextCatalog.Find(key);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
