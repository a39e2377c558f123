using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

/// <summary>The open tasks of any subject, done by their titles.</summary>
internal static class Steps
{
    public static async Task DoAsync(this Yanta yanta, Guid subject, string title, string outcome, string who, JsonObject data) =>
        (await yanta.TryAsync(subject, title, outcome, who, data)).Refusals.Select(r => $"{r.Code} {r.Field} {r.Text()}").ShouldBeEmpty(title);

    public static async Task<Result<WorkItemCompleted>> TryAsync(this Yanta yanta, Guid subject, string title, string outcome, string who, JsonObject data)
    {
        var task = (await yanta.SendAsync(new OpenTasksOf(subject))).Open.Single(t => t.Title == title);
        return await yanta.District.SendAsync(new CompleteWorkItem(task.Id, outcome, data, task.Version), await yanta.ActorAsync(who));
    }

    public static async Task<IReadOnlyList<string>> TasksAsync(this Yanta yanta, Guid subject) => [.. (await yanta.SendAsync(new OpenTasksOf(subject))).Open.Select(t => t.Title)];
}
