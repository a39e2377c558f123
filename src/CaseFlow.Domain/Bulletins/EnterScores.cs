using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Bulletins;

/// <summary>The district office scores one dimension, of as many units as it likes, each with the evidence (R82, A-14).</summary>
/// <param name="Dimension">One of <see cref="BulletinDimensions"/> that the league's rules let be entered.</param>
[AllowedTo(Roles.DistrictOffice)]
public sealed record EnterScores(Guid BulletinId, string Dimension, IReadOnlyList<ScoreLine> Lines) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => BulletinId;
}

/// <param name="Score">Of a hundred; null takes an entered score back, so that the drawn one counts again.</param>
/// <param name="Evidence">What it goes by: minutes, files, a look on site.</param>
/// <param name="FileIds">Photos or PDF files of one's own that belong to nothing yet; they come to those that are there, which stay when a score is corrected.</param>
public sealed record ScoreLine(Guid UnitId, decimal? Score, string? Evidence, IReadOnlyList<Guid>? FileIds = null);

internal sealed class EnterScoresValidator : AbstractValidator<EnterScores>
{
    public EnterScoresValidator()
    {
        RuleFor(x => x.Dimension).Must(BulletinDimensions.All.Contains).Refuse("bulletin.dimension");
        RuleFor(x => x.Lines).NotEmpty().Refuse("bulletin.no-lines");
        RuleForEach(x => x.Lines).ChildRules(line =>
        {
            line.RuleFor(x => x.Score).Must(s => s is null or (>= 0 and <= BulletinRules.Full)).Refuse("bulletin.score-range");
            line.RuleFor(x => x.Evidence).Must((x, text) => x.Score is null || !string.IsNullOrWhiteSpace(text)).Refuse("bulletin.evidence-missing").MaximumLength(Bulletin.MaxText);
            line.RuleFor(x => x.FileIds).Must((x, files) => x.Score is not null || files is null or []).Refuse("bulletin.files-without-score");
        });
    }
}

internal sealed class EnterScoresHandler(CaseFlowDb db, BulletinScope scope, BulletinBook book, BulletinEvidence evidence, RequestContext context, TimeProvider time)
    : IRequestHandler<EnterScores, Result<Done>>
{
    public async Task<Result<Done>> Handle(EnterScores request, CancellationToken cancellationToken)
    {
        var (bulletin, refusal) = await scope.DraftAsync(request.BulletinId, cancellationToken);
        if (bulletin is null)
        {
            return refusal!;
        }

        var rules = ProcessJson.Read<BulletinRules>(bulletin.Rules);
        var units = await db.Set<BulletinUnit>().AsNoTracking().Where(u => u.BulletinId == bulletin.Id).ToDictionaryAsync(u => u.UnitId, cancellationToken);
        var scores = await db.Set<BulletinScore>().Where(s => s.BulletinId == bulletin.Id && s.Dimension == request.Dimension).ToDictionaryAsync(s => s.UnitId, cancellationToken);
        List<string> said = [];
        for (var i = 0; i < request.Lines.Count; i++)
        {
            var line = request.Lines[i];
            if (!units.TryGetValue(line.UnitId, out var unit) || !scores.TryGetValue(line.UnitId, out var score))
            {
                return new Refusal("bulletin.unit-unknown", $"lines[{i}].unitId");
            }

            if (!rules.IsEntered(unit.League, request.Dimension))
            {
                return new Refusal("bulletin.measured-only", $"lines[{i}].score", BulletinWords.League(unit.League), BulletinWords.Dimension(request.Dimension));
            }

            if (line.Score is null && score.Entered is null)
            {
                continue;
            }

            if (await evidence.TieAsync(score, line.FileIds, $"lines[{i}].fileIds", cancellationToken) is { Count: > 0 } refusals)
            {
                return Result<Done>.Refused(refusals);
            }

            score.Enter(line.Score, line.Evidence, context.Who.Name, time.GetUtcNow());
            said.Add($"{unit.Name} {score.Entered?.ToString("0.##", CultureInfo.InvariantCulture) ?? "—"}{(line.FileIds is { Count: > 0 } files ? TextCatalog.Get("bulletin.files-added", files.Count) : "")}");
        }

        if (said.Count > 0)
        {
            // Of two who enter at once the second sees what the first wrote.
            bulletin.Version++;
            await book.WriteAsync(bulletin, BulletinEntryKinds.Scored, $"{BulletinWords.Dimension(request.Dimension)}：{string.Join('、', said)}", cancellationToken);
        }

        return Done.Value;
    }
}
