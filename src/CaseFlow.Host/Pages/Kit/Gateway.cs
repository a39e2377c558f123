using System.Text;
using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Security;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CaseFlow.Host.Pages.Kit;

/// <summary>
/// The pages' way to the domain. A circuit lives for hours, so every operation gets a dependency-injection scope of its
/// own, with the actor as they are at that moment. What was asked while prerendering is handed to the circuit, which
/// therefore does not ask again.
/// </summary>
public sealed class Gateway : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly IServiceScopeFactory _scopes;
    private readonly IActorSource _actors;
    private readonly PersistentComponentState _prerendered;
    private readonly Dictionary<string, object?> _answers = [];
    private readonly PersistingComponentStateSubscription _persisting;

    public Gateway(IServiceScopeFactory scopes, IActorSource actors, PersistentComponentState prerendered)
    {
        (_scopes, _actors, _prerendered) = (scopes, actors, prerendered);
        _persisting = prerendered.RegisterOnPersisting(Persist, RenderMode.InteractiveServer);
    }

    /// <summary>Told by the layout: within a circuit answers are not kept, only while prerendering.</summary>
    public bool Interactive { get; set; }

    /// <summary>Who is signed in, in their post of this moment; null when nobody is, or when they hold no post.</summary>
    public Task<Actor?> WhoAsync(CancellationToken ct = default) => _actors.CurrentAsync(ct);

    public async Task<Result<T>> AskAsync<T>(IQuery<T> query, CancellationToken ct = default)
    {
        var key = Key(query);
        if (_prerendered.TryTakeFromJson<T>(key, out var known))
        {
            return Result<T>.From(known);
        }

        var answer = await InScopeAsync(query, null, ct);
        if (answer.Succeeded && !Interactive)
        {
            _answers[key] = answer.Value;
        }

        return answer;
    }

    /// <summary>Sends what a form holds. The form's key makes a double click one effect; its refusals are shown by the form.</summary>
    public Task<Result<T>> SendAsync<T>(ICommand<T> command, Submission form, CancellationToken ct = default) =>
        SendAsync(command, form, form.Key, ct);

    /// <summary>A single press of a button without a form; its key is made anew for every press.</summary>
    public Task<Result<T>> SendAsync<T>(ICommand<T> command, CancellationToken ct = default) =>
        InScopeAsync(command, Guid.NewGuid().ToString("N"), ct);

    /// <summary>For what may not be repeated, because its answer is shown once and kept nowhere (an access token), and for what is no command.</summary>
    public Task<Result<T>> SendUnkeyedAsync<T>(IRequest<Result<T>> request, Submission form, CancellationToken ct = default) =>
        SendAsync(request, form, null, ct);

    public void Dispose() => _persisting.Dispose();

    private async Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request, Submission form, string? key, CancellationToken ct)
    {
        using var busy = form.Begin();
        if (busy is null)
        {
            return Result<T>.Refused([Refusal.Conflict("form.busy")]);
        }

        var answer = await InScopeAsync(request, key, ct);
        form.Show(answer);
        return answer;
    }

    private async Task<Result<T>> InScopeAsync<T>(IRequest<Result<T>> request, string? key, CancellationToken ct)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        context.Actor = await _actors.CurrentAsync(ct);
        context.IdempotencyKey = key;
        context.Origin = _actors.Origin;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }

    private Task Persist()
    {
        foreach (var (key, value) in _answers)
        {
            _prerendered.PersistAsJson(key, value);
        }

        _answers.Clear();
        return Task.CompletedTask;
    }

    private static string Key(object query) =>
        query.GetType().Name + ":" + Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(query, query.GetType(), Json));
}
