using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Simulation;

/// <summary>Simulates drafts from Friday 2018-11-09, 09:00, on weekends and fixed-date holidays.</summary>
internal static class SimulationStage
{
    public static readonly DateTimeOffset Start = new DateOnly(2018, 11, 9).At(new TimeOnly(9, 0));

    public static DateTimeOffset At(string text) => SimulationJson.Instant(text);

    public static Task<SimulationResult> RunAsync(string draft, Func<SimulationRequest, SimulationRequest>? with = null, SimulationLimits? limits = null, params string[] beside)
    {
        var services = new ServiceCollection();
        if (limits is not null)
        {
            services.AddSingleton(limits);
        }

        var provider = WorkflowsFeature.AddRuntime(services.AddSingleton<IWorkCalendars>(NoticeCalendars.None)).BuildServiceProvider();
        var request = new SimulationRequest([WorkflowDocument.Parse(draft), .. beside.Select(WorkflowDocument.Parse)], new SimulationStart(Start));
        return provider.CreateScope().ServiceProvider.GetRequiredService<Simulator>().RunAsync(with?.Invoke(request) ?? request, TestContext.Current.CancellationToken);
    }

    public static System.Text.Json.Nodes.JsonObject Task(string id, string outcomes = "[\"Done\"]", int? due = null, string? ladder = null, bool optional = false)
    {
        var task = Draft.Make(
            "CaseFlow.HumanTask", id, ("title", Draft.Literal(id)), ("candidates", Draft.Expression("Object", "[\"district-office\"]")),
            ("outcomes", Draft.Expression("Object", outcomes)), ("optional", Draft.Literal(optional, "Boolean")));
        if (due is { } days)
        {
            (task["dueNumber"], task["dueUnit"]) = (Draft.Literal(days, "Int32"), Draft.Literal("WorkingDays"));
        }

        if (ladder is not null)
        {
            task["ladder"] = Draft.Expression("Object", ladder);
        }

        return task;
    }
}
