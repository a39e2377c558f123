using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Pages.Kit;

/// <summary>
/// One filling-in of a form: its idempotency key, whether it is on its way, and what was refused, by field. After a
/// refusal the key is renewed, since the corrected content is another request.
/// </summary>
public sealed class Submission
{
    private IReadOnlyList<Refusal> _refusals = [];
    private HashSet<string> _fields = [];

    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    public bool Busy { get; private set; }

    /// <summary>Somebody changed the object meanwhile: what was typed stays, the page offers to reload the rest.</summary>
    public bool Changed => _refusals.Any(r => r.Code == "conflict.changed");

    /// <summary>Refusals of the whole, and of fields that the form does not show.</summary>
    public IReadOnlyList<Refusal> General => [.. _refusals.Where(r => r.Field is null || !_fields.Contains(Name(r.Field)))];

    public bool Refused => _refusals.Count > 0;

    /// <summary>The text to show at the field, null when it was accepted. Asking also tells that the form shows this field.</summary>
    public string? At(string field)
    {
        _fields.Add(Name(field));
        var texts = _refusals.Where(r => r.Field is not null && Name(r.Field) == Name(field)).Select(r => r.Text()).Distinct().ToList();
        return texts.Count == 0 ? null : string.Join(' ', texts);
    }

    /// <summary>Null while an earlier press is still on its way.</summary>
    public IDisposable? Begin()
    {
        if (Busy)
        {
            return null;
        }

        Busy = true;
        return new End(this);
    }

    public void Show(Domain.Kernel.IResult answer)
    {
        _refusals = answer.Refusals;
        if (!answer.Succeeded)
        {
            Key = Guid.NewGuid().ToString("N");
        }
    }

    /// <summary>The form refuses by itself what it can tell without asking (a file that is too large).</summary>
    public void Refuse(params IReadOnlyList<Refusal> refusals) => _refusals = refusals;

    /// <summary>Begins anew, as for a form just opened.</summary>
    public void Restart() => (_refusals, Key) = ([], Guid.NewGuid().ToString("N"));

    // "data.newLastDay" of a task's form is the field newLastDay.
    private static string Name(string path) => path[(path.LastIndexOf('.') + 1)..];

    private sealed class End(Submission form) : IDisposable
    {
        public void Dispose() => form.Busy = false;
    }
}
