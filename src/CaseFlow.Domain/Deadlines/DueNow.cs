using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Deadlines;

/// <summary>The rows due at an instant, in due order.</summary>
[ProcessOnly]
public sealed record DueNow(DateTimeOffset At, int Most) : IQuery<IReadOnlyList<Guid>>;

/// <summary>The instant at which the next row fires; null when none waits. A clock that is moved by hand stops there.</summary>
[ProcessOnly]
public sealed record NextDue : IQuery<DateTimeOffset?>;

/// <summary>The owners that have a row of that kind.</summary>
[ProcessOnly]
public sealed record DueOwners(string Kind) : IQuery<IReadOnlyList<Guid>>;

/// <summary>All rows by id, in pages: the next begins after the last id of this one.</summary>
[ProcessOnly]
public sealed record DueRows(Guid After, int Most) : IQuery<IReadOnlyList<DueRow>>;

public sealed record DueRow(Guid Id, string Kind, Guid OwnerId, DateTimeOffset DueAt);

/// <summary>Rows whose handler keeps failing, for those who look after the system.</summary>
[AllowedTo(People.Roles.SystemAdministrator, People.Roles.ProcessAdministrator)]
public sealed record FailingDue : IQuery<IReadOnlyList<FailingDueRow>>;

public sealed record FailingDueRow(string Kind, Guid OwnerId, DateTimeOffset DueAt, int Attempts, string Error, DateTimeOffset NextAttemptAt);

internal sealed class DueReader(CaseFlowDb db)
    : IRequestHandler<DueNow, Result<IReadOnlyList<Guid>>>,
      IRequestHandler<NextDue, Result<DateTimeOffset?>>,
      IRequestHandler<DueOwners, Result<IReadOnlyList<Guid>>>,
      IRequestHandler<DueRows, Result<IReadOnlyList<DueRow>>>,
      IRequestHandler<FailingDue, Result<IReadOnlyList<FailingDueRow>>>
{
    public async Task<Result<IReadOnlyList<Guid>>> Handle(DueNow request, CancellationToken cancellationToken)
    {
        var at = request.At.ToUniversalTime();
        return await db.Set<DueItem>().Where(d => d.FireAt <= at).OrderBy(d => d.FireAt).ThenBy(d => d.DueAt)
            .Select(d => d.Id).Take(request.Most).ToListAsync(cancellationToken);
    }

    public async Task<Result<DateTimeOffset?>> Handle(NextDue request, CancellationToken cancellationToken) =>
        await db.Set<DueItem>().OrderBy(d => d.FireAt).Select(d => (DateTimeOffset?)d.FireAt).FirstOrDefaultAsync(cancellationToken);

    public async Task<Result<IReadOnlyList<Guid>>> Handle(DueOwners request, CancellationToken cancellationToken) =>
        await db.Set<DueItem>().Where(d => d.Kind == request.Kind).Select(d => d.OwnerId).ToListAsync(cancellationToken);

    public async Task<Result<IReadOnlyList<DueRow>>> Handle(DueRows request, CancellationToken cancellationToken) =>
        await db.Set<DueItem>().Where(d => d.Id > request.After).OrderBy(d => d.Id).Take(request.Most)
            .Select(d => new DueRow(d.Id, d.Kind, d.OwnerId, d.DueAt)).ToListAsync(cancellationToken);

    public async Task<Result<IReadOnlyList<FailingDueRow>>> Handle(FailingDue request, CancellationToken cancellationToken) =>
        await db.Set<DueItem>().Where(d => d.Attempts > 0).OrderByDescending(d => d.Attempts)
            .Select(d => new FailingDueRow(d.Kind, d.OwnerId, d.DueAt, d.Attempts, d.LastError!, d.FireAt))
            .Take(200).ToListAsync(cancellationToken);
}
