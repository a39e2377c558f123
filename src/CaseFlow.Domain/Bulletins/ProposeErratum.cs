using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Bulletins;

/// <summary>A published score was wrong: the district office proposes its correction, which is decided as the bulletin was (C56). One at a time.</summary>
/// <param name="Score">Of a hundred, what it ought to be.</param>
[AllowedTo(Roles.DistrictOffice)]
public sealed record ProposeErratum(Guid BulletinId, Guid UnitId, string Dimension, decimal? Score, string? Reason) : ICommand<int>, IConcerns
{
    Guid IConcerns.SubjectId => BulletinId;
}

internal sealed class ProposeErratumValidator : AbstractValidator<ProposeErratum>
{
    public ProposeErratumValidator()
    {
        RuleFor(x => x.UnitId).NotEmpty().Refuse("bulletin.erratum-unit");
        RuleFor(x => x.Dimension).Must(BulletinDimensions.All.Contains).Refuse("bulletin.dimension");
        RuleFor(x => x.Score).Must(s => s is >= 0 and <= BulletinRules.Full).Refuse("bulletin.score-range");
        RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("bulletin.erratum-reason").MaximumLength(Bulletin.MaxText);
    }
}

internal sealed class ProposeErratumHandler(
    CaseFlowDb db, IDatabaseDialect dialect, BulletinScope scope, BulletinBook book, IProcesses processes, RequestContext context, TimeProvider time) : IRequestHandler<ProposeErratum, Result<int>>
{
    /// <summary>Starts the decision on it, subject = the bulletin.</summary>
    private const string Event = "BulletinErratumProposed";

    public async Task<Result<int>> Handle(ProposeErratum request, CancellationToken cancellationToken)
    {
        if (await scope.Seen.FirstOrDefaultAsync(b => b.Id == request.BulletinId, cancellationToken) is not { } bulletin)
        {
            return Refusal.NotFound("bulletin.unknown");
        }

        if (bulletin.OfficeUnitId != context.Who.UnitId)
        {
            return Refusal.Forbidden("bulletin.foreign-office", bulletin.DistrictName);
        }

        await dialect.LockAsync(db, $"erratum:{bulletin.Id:N}", cancellationToken);
        if (await db.Set<BulletinPublication>().AsNoTracking().FirstOrDefaultAsync(p => p.BulletinId == bulletin.Id, cancellationToken) is not { } publication)
        {
            return Refusal.Conflict("bulletin.not-published", BulletinWords.State(bulletin.State));
        }

        var errata = await db.Set<BulletinErratum>().AsNoTracking().Where(e => e.BulletinId == bulletin.Id).Select(e => new { e.Number, e.State }).ToListAsync(cancellationToken);
        if (errata.Find(e => e.State == ErratumStates.Proposed) is { } open)
        {
            return Refusal.Conflict("bulletin.erratum-open", open.Number);
        }

        var now = await book.PresentAsync(publication, cancellationToken);
        if (now.Units.FirstOrDefault(u => u.UnitId == request.UnitId) is not { } unit)
        {
            return new Refusal("bulletin.unit-unknown", "unitId");
        }

        var (score, before) = (request.Score!.Value, unit.Scores.Single(s => s.Dimension == request.Dimension).Score);
        if (score == before)
        {
            return new Refusal("bulletin.erratum-same", "score", before);
        }

        var erratum = new BulletinErratum
        {
            BulletinId = bulletin.Id, Number = errata.Count + 1, UnitId = unit.UnitId, UnitName = unit.Name, Dimension = request.Dimension, ScoreBefore = before, ScoreAfter = score,
            Reason = request.Reason!.Trim(), Before = ProcessJson.Write(now.Lines(unit.League)), After = ProcessJson.Write(now.With(unit.UnitId, request.Dimension, score).Lines(unit.League)),
            ProposedById = context.Who.PersonId, ProposedBy = context.Who.Name, ProposedAt = time.GetUtcNow(),
        };
        db.Add(erratum);
        await db.SaveChangesAsync(cancellationToken);
        await processes.PublishAsync(Event, bulletin.Id, new JsonObject { ["number"] = erratum.Number, ["unit"] = unit.Name }, cancellationToken);
        return erratum.Number;
    }
}
