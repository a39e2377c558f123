using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Runtime;

/// <summary>
/// How a running activity reaches the domain: through the mediator inside the command's transaction, or, when a definition
/// runs in memory, answered by <see cref="IMemoryReply"/>.
/// </summary>
public interface IProcessPort
{
    Task<Result<T>> SendAsync<T>(ICommand<T> command, CancellationToken ct);

    /// <summary>True for failures of the database or the network: they end the transaction instead of becoming an incident.</summary>
    bool IsInfrastructure(Exception exception);
}

/// <summary>Answers a command where there is no domain behind (<c>workflows run</c>, dry runs). Found by scan; the first that answers counts.</summary>
public interface IMemoryReply
{
    /// <param name="reply">The command's answer, of the type the command names.</param>
    bool TryReply(object command, DateTimeOffset now, out object? reply);
}
