using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tracing;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Accountability;

/// <summary>Traces back who was responsible for an enterprise within some days and did what (R102, C55).</summary>
/// <param name="Last">Inclusive, not after today.</param>
[AllowedTo(Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader, Roles.CityOffice, Roles.AuditAdministrator)]
public sealed record TraceBack(Guid EnterpriseId, DateOnly First, DateOnly Last) : IQuery<TraceReport>, IConcerns
{
    /// <summary>Two years and the days of leap years.</summary>
    public const int MostDays = 732;

    Guid IConcerns.SubjectId => EnterpriseId;
}

internal sealed class TraceBackValidator : AbstractValidator<TraceBack>
{
    public TraceBackValidator(TimeProvider time) =>
        RuleFor(x => x.Last).Must((x, last) => x.First != default && x.First <= last && last <= time.Today() && last.DayNumber - x.First.DayNumber < TraceBack.MostDays)
            .Refuse("trace.days", TraceBack.MostDays);
}

internal sealed class TraceBackHandler(IEnterpriseDirectory enterprises, TraceTaking taking) : IRequestHandler<TraceBack, Result<TraceReport>>
{
    public async Task<Result<TraceReport>> Handle(TraceBack request, CancellationToken cancellationToken) =>
        await enterprises.FindAsync(request.EnterpriseId, cancellationToken) is { } enterprise
            ? await taking.TakeAsync(enterprise, request.First, request.Last, cancellationToken)
            : Refusal.NotFound("enterprise.unknown");
}

/// <summary>Asks every feature for its part. Whoever may trace an enterprise sees all that concerns it.</summary>
internal sealed class TraceTaking(IEnumerable<ITraceSource> sources, IRegionDirectory regions, IWorkCalendars calendars, IAuditProofs proofs, RequestContext context, TimeProvider time)
{
    public async Task<TraceReport> TakeAsync(EnterpriseFacts enterprise, DateOnly first, DateOnly last, CancellationToken ct)
    {
        using var _ = context.EnterProcess();
        var (window, lines) = (new TraceWindow(enterprise.Id, first, last), new TraceLines());
        foreach (var source in sources.OrderBy(s => s.Turn))
        {
            await source.CollectAsync(window, lines, ct);
        }

        var calendar = await calendars.CurrentAsync(ct);
        var chains = await proofs.OfAsync(lines.Subjects.Keys, window.From, window.Until, ct);
        return new TraceReport(
            enterprise.Id, enterprise.Name, enterprise.Address, first, last, time.GetUtcNow(), await GridsAsync(lines.Places, ct),
            [.. lines.Posts.OrderBy(p => Position(p.Kind)).ThenBy(p => p.FirstDay)], [.. lines.Dues.OrderBy(d => d.LastDay).ThenBy(d => d.Kind, StringComparer.Ordinal)], lines.Checks, lines.Hazards,
            [.. lines.Knowledge.Where(k => k.At < window.Until).OrderBy(k => k.At)], [.. window.Days.Where(calendar.IsWorkingDay)], [.. lines.PatrolledDays.Order()],
            [.. chains.Select(c => new TracedProof(lines.Subjects[c.Chain], c))]);
    }

    private async Task<IReadOnlyList<TracedGrid>> GridsAsync(List<TracedPlace> places, CancellationToken ct)
    {
        List<TracedGrid> grids = [];
        foreach (var place in places)
        {
            grids.Add(new TracedGrid(place.GridCode, (await regions.FindGridAsync(place.GridCode, ct))?.Name ?? place.GridCode, place.FirstDay, place.Until));
        }

        return grids;
    }

    private static int Position(string kind) => TracedPosts.All.ToList().IndexOf(kind);
}
