namespace CaseFlow.Domain.Kernel;

/// <summary>Who acts: a person in a post, or the system. <see cref="RegionPath"/> is the region they oversee, null for those who see only what concerns their unit.</summary>
public sealed record Actor(
    Guid PersonId, string Name, Guid UnitId, string UnitName, string? RegionPath, IReadOnlySet<string> Roles)
{
    public static readonly Actor System = new(Guid.Empty, "系统", Guid.Empty, "系统", "", new HashSet<string>());

    /// <summary>The people on leave whose substitute this one is now, as far as the unit and their roles allow it.</summary>
    public IReadOnlySet<Guid> StandsInFor { get; init; } = new HashSet<Guid>();

    public bool IsSystem => PersonId == Guid.Empty;

    public bool Is(string role) => Roles.Contains(role);
}

/// <summary>
/// The circumstances of the request being handled: who, under which idempotency key, from where. One per
/// dependency-injection scope; set by the edge (page, API, command line, sweep) before anything is sent.
/// </summary>
public sealed class RequestContext
{
    private int _processDepth;

    /// <summary>Null until the edge has set it: nothing may be sent without knowing who asks.</summary>
    public Actor? Actor { get; set; }

    /// <summary>Same key, same answer, one effect. Null means the request is not repeatable by its sender.</summary>
    public string? IdempotencyKey { get; set; }

    /// <summary>Network address or channel, for the audit.</summary>
    public string Origin { get; set; } = "local";

    /// <summary>The work item whose form is being sent; see <see cref="ViaWorkItemAttribute"/>.</summary>
    public Guid? WorkItemId { get; set; }

    /// <summary>The object the request turned out to be about; its audit chain takes the entry. A handler sets it where the request itself does not say.</summary>
    public Guid? SubjectId { get; set; }

    /// <summary>The object that this request makes: nothing is in its audit chain yet.</summary>
    public Guid? NewSubjectId { get; private set; }

    /// <summary>The request is about an object that it makes itself, under an id that nobody knows yet.</summary>
    public void BeginSubject(Guid id) => SubjectId = NewSubjectId = id;

    /// <summary>Forgets what a handler said the request is about, before it is run (again).</summary>
    public void BeginRequest(Guid? subjectId) => (SubjectId, NewSubjectId) = (subjectId, null);

    /// <summary>True while a process acts; opens <see cref="ProcessOnlyAttribute"/> commands and lifts the person's scope.</summary>
    public bool InProcess => _processDepth > 0;

    public Actor Who => Actor ?? throw new InvalidOperationException("No actor has been set for this request.");

    /// <summary>The process acts until the returned value is disposed.</summary>
    public IDisposable EnterProcess()
    {
        _processDepth++;
        return new Leave(this);
    }

    private sealed class Leave(RequestContext context) : IDisposable
    {
        public void Dispose() => context._processDepth--;
    }
}
