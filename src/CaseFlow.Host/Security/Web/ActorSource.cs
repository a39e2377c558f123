using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Security.Sessions;
using Microsoft.AspNetCore.Components.Authorization;

namespace CaseFlow.Host.Security.Web;

/// <summary>In a request the actor has been set already; a circuit asks session and posts anew, each time in a scope of its own.</summary>
internal sealed class ActorSource(RequestContext context, IServiceProvider services, IServiceScopeFactory scopes, SessionRegister sessions) : IActorSource
{
    private string? _origin;

    public string Origin => _origin ?? context.Origin;

    public async Task<Actor?> CurrentAsync(CancellationToken ct)
    {
        if (context.Actor is { } known)
        {
            return known;
        }

        if (services.GetService<AuthenticationStateProvider>() is not { } provider)
        {
            return null;
        }

        var user = (await provider.GetAuthenticationStateAsync()).User;
        if (user.Id(Schemes.SessionClaim) is not { } id || await sessions.FindAsync(id, ct) is not { MustChangePassword: false } session)
        {
            return null;
        }

        _origin = session.Address;
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IActors>().FindAsync(session.PersonId, ct);
    }
}
