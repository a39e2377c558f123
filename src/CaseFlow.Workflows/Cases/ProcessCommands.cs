using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Cases;

/// <summary>The commands that definitions may send by name: those marked <see cref="ProcessCommandAttribute"/>, found by scan.</summary>
internal static class ProcessCommands
{
    private static readonly Dictionary<string, ProcessCommand> All =
        (from type in typeof(ICommand).Assembly.GetTypes()
         let name = type.GetCustomAttribute<ProcessCommandAttribute>()?.Name
         where name is not null
         select (name, Command: Make(type))).ToDictionary(x => x.name, x => x.Command, StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Names => All.Keys;

    public static ProcessCommand? Find(string name) => All.GetValueOrDefault(name);

    private static ProcessCommand Make(Type type)
    {
        var answer = type.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>)).GetGenericArguments()[0];
        return (ProcessCommand)Activator.CreateInstance(typeof(ProcessCommand<,>).MakeGenericType(type, answer))!;
    }
}

internal abstract class ProcessCommand
{
    /// <summary>It is about the case; what opens a round of them comes before there is any.</summary>
    public abstract bool Concerns { get; }

    public abstract Task<object?> SendAsync(ActivityContext context, JsonObject input);
}

internal sealed class ProcessCommand<TCommand, TAnswer> : ProcessCommand
    where TCommand : class, ICommand<TAnswer>
{
    public override bool Concerns => typeof(TCommand).IsAssignableTo(typeof(IConcerns));

    public override async Task<object?> SendAsync(ActivityContext context, JsonObject input)
    {
        var command = input.Deserialize<TCommand>(JsonValues.Options) ?? throw new JsonException();
        return await context.SendAsync(command);
    }
}
