using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Reliability.Tests;

/// <summary>Deadlines that fall due while hosts come and go, and what they leave behind when they pass.</summary>
internal static class Deadlines
{
    /// <summary>Hosts for deadlines need no district.</summary>
    public static IReadOnlyDictionary<string, string> NoDemo { get; } = new Dictionary<string, string> { ["Demo__District"] = "false" };

    /// <summary>Hosts that fire nothing by themselves, so that what a test counts is its own.</summary>
    public static IReadOnlyDictionary<string, string> Idle { get; } = new Dictionary<string, string> { ["Scheduling__Enabled"] = "false" };

    public static IReadOnlyDictionary<string, string> With(this IReadOnlyDictionary<string, string> settings, string name, string value) =>
        new Dictionary<string, string>(settings) { [name] = value };

    /// <summary>Starts so many deadlines, spread evenly between two instants from now.</summary>
    public static async Task StartAsync(Trial trial, int count, TimeSpan first, TimeSpan last)
    {
        await using var services = trial.Compose();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        for (var i = 0; i < count; i++)
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
            var due = now + first + ((last - first) * i / count);
            var started = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new StartDeadline(
                Guid.CreateVersion7(now), Guid.Empty, "rectification", "整改期限", new Limit(1, LimitUnit.Hours), due.AddHours(-1), null, ReminderLadder.None));
            started.Succeeded.ShouldBeTrue();
        }
    }

    public static Task<long> WaitingAsync(Trial trial) => trial.NumberAsync("select count(*) from due_items where kind = 'deadline'");

    public static Task<long> PassedAsync(Trial trial) => trial.NumberAsync("select count(*) from deadlines where state = 'Overdue'");

    /// <summary>Each deadline has passed exactly once: in its state, its history, its timeline and its audit; nothing is left over.</summary>
    public static async Task EachHasPassedOnceAsync(Trial trial, int count)
    {
        (await PassedAsync(trial)).ShouldBe(count);
        (await WaitingAsync(trial)).ShouldBe(0);
        (await trial.NumberAsync("select count(*) from deadline_changes where kind = 'Passed'")).ShouldBe(count);
        (await trial.NumberAsync("select count(distinct deadline_id) from deadline_changes where kind = 'Passed'")).ShouldBe(count);
        (await trial.NumberAsync("select count(*) from timeline_entries where text_key = 'timeline.deadline-passed'")).ShouldBe(count);
        (await trial.NumberAsync("select count(*) from audit_entries where command = 'FireDue' and changes like '%Overdue%'")).ShouldBe(count);
        await Invariants.HoldAsync(trial);
    }
}
