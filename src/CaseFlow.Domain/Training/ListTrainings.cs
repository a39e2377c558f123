using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Training;

/// <summary>Trainings that who asks may see, the newest first.</summary>
/// <param name="Search">Part of title, place or organiser.</param>
[AnyRole]
public sealed record ListTrainings(string? Search = null, string? Kind = null, int? Year = null, PageRequest? Page = null) : IQuery<TrainingList>;

public sealed record TrainingList(Page<TrainingItem> Page, IReadOnlyList<ChipCount> Kinds, IReadOnlyList<ChipCount> Years);

public sealed record TrainingItem(
    Guid Id, string Title, string Kind, string KindName, DateOnly FirstDay, DateOnly LastDay, int ClassHours, string Place, string? Lecturer, bool Exam, string Organiser,
    int Participants, int Passed, bool Cancelled);

/// <summary>One training with who took part; who sees only some officers sees only those.</summary>
[AnyRole]
public sealed record TrainingDetails(Guid Id) : IQuery<TrainingView>;

/// <param name="MayKeep">Who asks may enter participants.</param>
public sealed record TrainingView(TrainingItem Item, int Version, bool MayKeep, IReadOnlyList<ParticipantItem> Participants);

public sealed record ParticipantItem(Guid OfficerId, string Name, int Hours, bool? Passed, DateOnly? ExamOn, int? Score, string RecordedBy);

internal sealed class ListTrainingsHandler(CaseFlowDb db, TrainingScope scope, GridOfficers.IOfficerRegister register)
    : IRequestHandler<ListTrainings, Result<TrainingList>>, IRequestHandler<TrainingDetails, Result<TrainingView>>
{
    public async Task<Result<TrainingList>> Handle(ListTrainings request, CancellationToken cancellationToken)
    {
        var page = request.Page ?? new PageRequest();
        var all = Where(request);
        var rows = await all.OrderByDescending(s => s.FirstDay).ThenBy(s => s.Id).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        var kinds = await Where(request with { Kind = null }).GroupBy(s => s.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var years = await Where(request with { Year = null }).GroupBy(s => s.LastDay.Year).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return new TrainingList(
            new Page<TrainingItem>(await ItemsAsync(rows, cancellationToken), await all.CountAsync(cancellationToken), page.Number, page.Take),
            [.. TrainingKinds.All.Where(kinds.ContainsKey).Select(k => new ChipCount(k, TextCatalog.Get($"training-kind.{k}"), kinds[k]))],
            [.. years.OrderByDescending(y => y.Key).Select(y => new ChipCount($"{y.Key}", TextCatalog.Get("training.year", y.Key), y.Count))]);
    }

    public async Task<Result<TrainingView>> Handle(TrainingDetails request, CancellationToken cancellationToken)
    {
        if (await scope.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == request.Id, cancellationToken) is not { } session)
        {
            return Refusal.NotFound("training.unknown");
        }

        var rows = await db.Set<TrainingParticipant>().AsNoTracking().Where(p => p.SessionId == session.Id).OrderBy(p => p.OfficerName).ThenBy(p => p.OfficerId).ToListAsync(cancellationToken);
        var seen = await register.FindAsync(rows.ConvertAll(p => p.OfficerId), cancellationToken);
        return new TrainingView(
            (await ItemsAsync([session], cancellationToken))[0], session.Version, scope.Keeps(session.RegionPath),
            [.. rows.Where(p => seen.ContainsKey(p.OfficerId)).Select(p => new ParticipantItem(p.OfficerId, p.OfficerName, p.Hours, p.Passed, p.ExamOn, p.Score, p.RecordedBy))]);
    }

    private IQueryable<TrainingSession> Where(ListTrainings request)
    {
        var words = request.Search?.Trim() ?? "";
        var all = scope.Sessions.AsNoTracking().Where(s => (request.Kind == null || s.Kind == request.Kind)
            && (s.Title.Contains(words) || s.Place.Contains(words) || s.Organiser.Contains(words)));
        if (request.Year is not ({ } year and > 1 and < 9999))
        {
            return all;
        }

        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return all.Where(s => s.LastDay >= first && s.LastDay <= last);
    }

    private async Task<IReadOnlyList<TrainingItem>> ItemsAsync(List<TrainingSession> rows, CancellationToken ct)
    {
        var ids = rows.ConvertAll(s => s.Id);
        var counts = await db.Set<TrainingParticipant>().Where(p => ids.Contains(p.SessionId)).GroupBy(p => p.SessionId)
            .Select(g => new { g.Key, All = g.Count(), Passed = g.Sum(p => p.Passed == true ? 1 : 0) }).ToDictionaryAsync(g => g.Key, g => (g.All, g.Passed), ct);
        return rows.ConvertAll(s =>
        {
            var (participants, passed) = counts.GetValueOrDefault(s.Id);
            return new TrainingItem(
                s.Id, s.Title, s.Kind, TextCatalog.Get($"training-kind.{s.Kind}"), s.FirstDay, s.LastDay, s.ClassHours, s.Place, s.Lecturer, s.Exam, s.Organiser, participants, passed,
                s.CancelledOn is not null);
        });
    }
}
