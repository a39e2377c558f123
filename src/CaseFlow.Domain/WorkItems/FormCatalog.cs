using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using MediatR;

namespace CaseFlow.Domain.WorkItems;

/// <summary>The forms that tasks may take: every command marked <see cref="ViaWorkItemAttribute"/>, found by scan.</summary>
public sealed class FormCatalog
{
    private readonly Dictionary<string, Form> _forms = typeof(FormCatalog).Assembly.GetTypes()
        .Where(t => t.IsDefined(typeof(ViaWorkItemAttribute)))
        .ToDictionary(t => t.GetCustomAttribute<ViaWorkItemAttribute>()!.Form, Form.Of, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => _forms.Keys;

    public Form? Find(string name) => _forms.GetValueOrDefault(name);
}

/// <summary>A command as a form: made from JSON and sent without knowing its type at compile time.</summary>
public abstract class Form
{
    public abstract Type Command { get; }

    internal static Form Of(Type command)
    {
        var answer = command.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>)).GetGenericArguments()[0];
        return (Form)Activator.CreateInstance(typeof(Form<,>).MakeGenericType(command, answer))!;
    }

    /// <summary>Sends the command; answers its result as JSON, or its refusals.</summary>
    internal abstract Task<Result<JsonNode?>> SendAsync(IMediator mediator, JsonObject data, CancellationToken ct);
}

internal sealed class Form<TCommand, T> : Form
    where TCommand : class, ICommand<T>
{
    public override Type Command => typeof(TCommand);

    internal override async Task<Result<JsonNode?>> SendAsync(IMediator mediator, JsonObject data, CancellationToken ct)
    {
        TCommand command;
        try
        {
            command = data.Deserialize<TCommand>(ProcessJson.Options)!;
        }
        catch (JsonException unreadable)
        {
            return new Refusal("work-item.unreadable-field", unreadable.Path?.TrimStart('$', '.'), unreadable.Path?.TrimStart('$', '.'));
        }

        var answer = await mediator.Send(command, ct);
        return answer.Succeeded
            ? Result<JsonNode?>.From(JsonSerializer.SerializeToNode(answer.Value, ProcessJson.Options))
            : Result<JsonNode?>.Refused(answer.Refusals);
    }
}
