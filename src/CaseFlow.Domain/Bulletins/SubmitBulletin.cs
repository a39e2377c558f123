using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Bulletins;

/// <summary>The district office submits the table for approval, once every dimension of every unit has its score (R82).</summary>
[ViaWorkItem(Form)]
public sealed record SubmitBulletin(Guid SubjectId, JsonObject? Parameters, string? Remark) : ICommand<Done>, IConcerns
{
    public const string Form = "bulletin-submit";
}

internal sealed class SubmitBulletinValidator : AbstractValidator<SubmitBulletin>
{
    public SubmitBulletinValidator() => RuleFor(x => x.Remark).MaximumLength(Bulletin.MaxText);
}

internal sealed class SubmitBulletinHandler(BulletinScope scope, BulletinBook book, ITimeline timeline, RequestContext context) : IRequestHandler<SubmitBulletin, Result<Done>>
{
    private const int MostNamed = 5;

    public async Task<Result<Done>> Handle(SubmitBulletin request, CancellationToken cancellationToken)
    {
        var (bulletin, refusal) = await scope.DraftAsync(request.SubjectId, cancellationToken);
        if (bulletin is null)
        {
            return refusal!;
        }

        var table = await book.TableAsync(bulletin, cancellationToken);
        var missing = (from unit in table.Units from score in unit.Scores where score.Missing select $"{unit.Name} {score.Name}").ToList();
        if (missing.Count > 0 || table.Units.Count == 0)
        {
            return Refusal.Conflict("bulletin.scores-missing", missing.Count, string.Join('、', missing.Take(MostNamed)));
        }

        (bulletin.State, bulletin.SubmittedById, bulletin.SubmittedBy) = (BulletinStates.Submitted, context.Who.PersonId, context.Who.Name);
        await book.WriteAsync(bulletin, BulletinEntryKinds.Submitted, request.Remark?.Trim(), cancellationToken);
        timeline.Write(bulletin.Id, "timeline.bulletin-submitted");
        var told = new SendNotice(
            bulletin.Id, "bulletin-preview", [PartyKeys.RankedUnits], TextCatalog.Get("bulletin.preview-notice", BulletinWords.Period(bulletin.Year, bulletin.Quarter)), TextCatalog.Get("bulletin.preview-notice-text"));
        return await book.TellAsync(told, cancellationToken) is { } refused ? refused : Done.Value;
    }
}
