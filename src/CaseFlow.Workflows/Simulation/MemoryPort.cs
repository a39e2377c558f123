using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Simulation;

/// <summary>Commands of activities where there is no domain behind them.</summary>
internal sealed class MemoryPort(IEnumerable<IMemoryReply> replies, TimeProvider time) : IProcessPort
{
    private readonly IMemoryReply[] _replies = [.. replies];

    /// <summary>What was sent, in order.</summary>
    public List<object> Sent { get; } = [];

    public Task<Result<T>> SendAsync<T>(ICommand<T> command, CancellationToken ct)
    {
        Sent.Add(command);
        foreach (var reply in _replies)
        {
            if (reply.TryReply(command, time.GetUtcNow(), out var answer))
            {
                return Task.FromResult(answer is Refusal refusal ? (Result<T>)refusal : (T)answer!);
            }
        }

        return Task.FromResult<Result<T>>(new Refusal("workflow.memory.no-reply", null, command.GetType().Name));
    }

    public bool IsInfrastructure(Exception exception) => false;
}
