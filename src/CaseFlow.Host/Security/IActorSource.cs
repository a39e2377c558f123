using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Security;

/// <summary>
/// Who is signed in, asked anew each time: a session that ended, a disabled account or a lost post counts at once, also
/// in a page that stays open. Works in requests, in prerendering and in circuits; what a circuit sends runs in a scope
/// of its own whose <see cref="RequestContext"/> gets this actor and origin.
/// </summary>
public interface IActorSource
{
    /// <summary>Null when nobody is signed in any more: send them to <see cref="AccountRoutes.SignInPage"/>.</summary>
    Task<Actor?> CurrentAsync(CancellationToken ct);

    /// <summary>Network address, for the audit.</summary>
    string Origin { get; }
}
