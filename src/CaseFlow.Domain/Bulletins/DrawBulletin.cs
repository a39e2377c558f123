using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Bulletins;

/// <summary>Draws what the records say of every unit of the district as of the quarter's last day (R82).</summary>
[ProcessOnly, ProcessCommand("draw-bulletin")]
public sealed record DrawBulletin(Guid SubjectId) : ICommand<BulletinDrawn>, IConcerns;

/// <summary>The district office draws once more, because records were put right since; what was entered stays.</summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record RedrawBulletin(Guid BulletinId) : ICommand<BulletinDrawn>, IConcerns
{
    Guid IConcerns.SubjectId => BulletinId;
}

public sealed record BulletinDrawn(int Streets, int Departments);

internal sealed class DrawBulletinHandler(CaseFlowDb db, BulletinScope scope, BulletinBook book, BulletinRecordSource records, IUnitRoll roll, TimeProvider time)
    : IRequestHandler<DrawBulletin, Result<BulletinDrawn>>, IRequestHandler<RedrawBulletin, Result<BulletinDrawn>>
{
    private const int MostUnits = 1000;

    public Task<Result<BulletinDrawn>> Handle(DrawBulletin request, CancellationToken cancellationToken) => DrawAsync(request.SubjectId, cancellationToken);

    public Task<Result<BulletinDrawn>> Handle(RedrawBulletin request, CancellationToken cancellationToken) => DrawAsync(request.BulletinId, cancellationToken);

    private async Task<Result<BulletinDrawn>> DrawAsync(Guid id, CancellationToken ct)
    {
        var (bulletin, refusal) = await scope.DraftAsync(id, ct);
        if (bulletin is null)
        {
            return refusal!;
        }

        var rules = ProcessJson.Read<BulletinRules>(bulletin.Rules);
        var units = await UnitsAsync(bulletin, ct);
        var known = await db.Set<BulletinScore>().Where(s => s.BulletinId == bulletin.Id).ToDictionaryAsync(s => (s.UnitId, s.Dimension), ct);
        var all = await records.OfDistrictAsync(bulletin, ct);
        foreach (var unit in units)
        {
            var patrols = rules.IsMeasured(unit.League, BulletinDimensions.Duty) ? await records.PatrolsAsync(bulletin, unit, ct) : null;
            foreach (var dimension in BulletinDimensions.All)
            {
                var measure = rules.IsMeasured(unit.League, dimension) ? BulletinMeasures.Of(dimension, unit, all, patrols, rules) : Measure.None;
                if (!known.TryGetValue((unit.UnitId, dimension), out var score))
                {
                    db.Add(score = new BulletinScore { BulletinId = bulletin.Id, UnitId = unit.UnitId, Dimension = dimension });
                }

                (score.Measured, score.Facts) = (measure.Score, ProcessJson.Write(measure.Facts));
            }
        }

        bulletin.DrawnAt = time.GetUtcNow();
        await book.WriteAsync(bulletin, BulletinEntryKinds.Drawn, null, ct);
        return new BulletinDrawn(units.Count(u => u.League == BulletinLeagues.Streets), units.Count(u => u.League == BulletinLeagues.Departments));
    }

    /// <summary>Those of the bulletin, and those that have joined the district's roll since.</summary>
    private async Task<IReadOnlyList<BulletinUnit>> UnitsAsync(Bulletin bulletin, CancellationToken ct)
    {
        var units = await db.Set<BulletinUnit>().Where(u => u.BulletinId == bulletin.Id).ToListAsync(ct);
        foreach (var unit in (await roll.NextAsync([UnitKind.Street, UnitKind.Department], bulletin.RegionPath, Guid.Empty, MostUnits, ct)).ExceptBy(units.Select(u => u.UnitId), u => u.Id))
        {
            var added = new BulletinUnit
            {
                BulletinId = bulletin.Id, UnitId = unit.Id, Name = unit.Name, RegionPath = unit.RegionPath,
                League = unit.Kind == UnitKind.Street ? BulletinLeagues.Streets : BulletinLeagues.Departments,
            };
            db.Add(added);
            units.Add(added);
        }

        return units;
    }
}
