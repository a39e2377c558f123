using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;

namespace CaseFlow.Host.Demo;

/// <summary>What people of the demo do, through the product's own commands; the key makes each once.</summary>
internal sealed class DemoDesk(IServiceScopeFactory scopes)
{
    public async Task<Actor> PersonAsync(string userName, string role, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        Enter(scope.ServiceProvider, Actor.System, null);
        var name = DemoData.People().First(p => p.UserName == userName).Name;
        var person = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new FindPersons(name, role), ct)).Value[0];
        return (await scope.ServiceProvider.GetRequiredService<IActors>().FindAsync(person.Id, ct))!;
    }

    /// <param name="key">Null for a question.</param>
    public async Task<Result<T>> TryAsync<T>(IRequest<Result<T>> request, Actor actor, string? key, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        Enter(scope.ServiceProvider, actor, key);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }

    public async Task<T> SendAsync<T>(IRequest<Result<T>> request, Actor actor, string? key, CancellationToken ct) => (await TryAsync(request, actor, key, ct)).Value;

    public static void Enter(IServiceProvider scope, Actor actor, string? key)
    {
        var context = scope.GetRequiredService<RequestContext>();
        (context.Actor, context.IdempotencyKey, context.Origin) = (actor, key, "demo");
    }
}
