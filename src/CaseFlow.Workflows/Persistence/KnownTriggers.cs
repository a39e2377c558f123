using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Persistence;

/// <summary>Which definitions an event starts, asked once in a transaction: a batch publishes the same event for each of its subjects.</summary>
internal sealed class KnownTriggers
{
    private readonly Dictionary<string, IReadOnlyList<TriggerMatch>> _known = new(StringComparer.Ordinal);
    private Guid _in;

    public async Task<IReadOnlyList<TriggerMatch>> OfAsync(string eventName, Guid transaction, Func<Task<IReadOnlyList<TriggerMatch>>> ask)
    {
        if (_in != transaction)
        {
            _known.Clear();
            _in = transaction;
        }

        if (!_known.TryGetValue(eventName, out var triggers))
        {
            _known[eventName] = triggers = await ask();
        }

        return triggers;
    }

    /// <summary>They are about to be others.</summary>
    public void Clear() => _known.Clear();
}
