using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Bulletins;

/// <summary>The district office answers an objection: it scores anew with evidence, or keeps the score with the reason (R81, A-14).</summary>
/// <param name="Accept">Whether the unit is right.</param>
/// <param name="Score">Of a hundred, of an accepted one; it takes the place of a drawn score too, and the drawn one stays visible.</param>
/// <param name="Text">Of an accepted one the evidence of the new score, else the reason why the score stays.</param>
/// <param name="FileIds">Of an accepted one, files of the evidence.</param>
[AllowedTo(Roles.DistrictOffice)]
public sealed record AnswerObjection(Guid BulletinId, Guid ObjectionId, bool Accept, decimal? Score, string? Text, IReadOnlyList<Guid>? FileIds = null) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => BulletinId;
}

internal sealed class AnswerObjectionValidator : AbstractValidator<AnswerObjection>
{
    public AnswerObjectionValidator()
    {
        RuleFor(x => x.Score).Must((x, s) => x.Accept ? s is >= 0 and <= BulletinRules.Full : s is null).Refuse("bulletin.objection-score");
        RuleFor(x => x.Text).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("bulletin.objection-answer").MaximumLength(Bulletin.MaxText);
        RuleFor(x => x.FileIds).Must((x, files) => x.Accept || files is null or []).Refuse("bulletin.files-without-score");
    }
}

internal sealed class AnswerObjectionHandler(CaseFlowDb db, BulletinScope scope, BulletinBook book, BulletinEvidence evidence, RequestContext context, TimeProvider time)
    : IRequestHandler<AnswerObjection, Result<Done>>
{
    public async Task<Result<Done>> Handle(AnswerObjection request, CancellationToken cancellationToken)
    {
        var (bulletin, refusal) = await scope.PreparedAsync(request.BulletinId, cancellationToken);
        if (bulletin is null)
        {
            return refusal!;
        }

        if (await db.Set<BulletinObjection>().FirstOrDefaultAsync(o => o.Id == request.ObjectionId && o.BulletinId == bulletin.Id, cancellationToken) is not { } objection)
        {
            return Refusal.NotFound("bulletin.objection-unknown");
        }

        if (!bulletin.TakesObjections)
        {
            return Refusal.Conflict("bulletin.objections-closed", BulletinWords.State(bulletin.State));
        }

        if (objection.State != ObjectionStates.Open)
        {
            return Refusal.Conflict("bulletin.objection-answered", objection.AnsweredBy);
        }

        (objection.State, objection.Answer) = (request.Accept ? ObjectionStates.Accepted : ObjectionStates.Kept, request.Text!.Trim());
        (objection.AnsweredById, objection.AnsweredBy, objection.AnsweredAt) = (context.Who.PersonId, context.Who.Name, time.GetUtcNow());
        if (request.Accept && await ScoreAsync(objection, request, cancellationToken) is { Count: > 0 } refusals)
        {
            return Result<Done>.Refused(refusals);
        }

        return await TellAsync(bulletin, objection, cancellationToken) is { } refused ? refused : Done.Value;
    }

    private async Task<IReadOnlyList<Refusal>> ScoreAsync(BulletinObjection objection, AnswerObjection request, CancellationToken ct)
    {
        var score = await db.Set<BulletinScore>().SingleAsync(s => s.BulletinId == objection.BulletinId && s.UnitId == objection.UnitId && s.Dimension == objection.Dimension, ct);
        if ((score.Entered ?? score.Measured) is { } now && now == request.Score)
        {
            return [new Refusal("bulletin.erratum-same", "score", now)];
        }

        score.Enter(request.Score, request.Text, context.Who.Name, time.GetUtcNow());
        objection.ScoreAfter = score.Entered;
        return await evidence.TieAsync(score, request.FileIds, "fileIds", ct);
    }

    private async Task<Refusal?> TellAsync(Bulletin bulletin, BulletinObjection objection, CancellationToken ct)
    {
        var unit = await db.Set<BulletinUnit>().AsNoTracking().SingleAsync(u => u.BulletinId == bulletin.Id && u.UnitId == objection.UnitId, ct);
        var (name, state, after) = (BulletinWords.Dimension(objection.Dimension), BulletinWords.Objection(objection.State), objection.ScoreAfter?.ToString("0.##", CultureInfo.InvariantCulture));
        bulletin.Version++;
        await book.WriteAsync(bulletin, BulletinEntryKinds.Answered, $"{unit.Name} {name}：{state}{(after is null ? "" : $" {after}")}，{objection.Answer}", ct);
        return await book.TellAsync(
            new SendNotice(
                bulletin.Id, $"objection-answered:{objection.Id:N}", [PartyKeys.UnitOf(objection.UnitId)], TextCatalog.Get("bulletin.answer-notice", name, state),
                after is null ? objection.Answer! : TextCatalog.Get("bulletin.answer-notice-score", after, objection.Answer)),
            ct);
    }
}
