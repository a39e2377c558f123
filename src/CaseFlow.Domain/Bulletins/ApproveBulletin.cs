using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Bulletins;

/// <summary>区安委办负责人审定 (R80): never by who submitted it or changed a score since, and as a rule not over objections that nobody answered.</summary>
[ViaWorkItem(Form)]
public sealed record ApproveBulletin(Guid SubjectId, JsonObject? Parameters, string? Opinion) : ICommand<Done>, IConcerns
{
    public const string Form = "bulletin-approve";
}

/// <summary>It goes back to the office, with the reason.</summary>
[ViaWorkItem(Form)]
public sealed record ReturnBulletin(Guid SubjectId, JsonObject? Parameters, string? Reason) : ICommand<Done>, IConcerns
{
    public const string Form = "bulletin-return";
}

internal sealed class ApproveBulletinValidator : AbstractValidator<ApproveBulletin>
{
    public ApproveBulletinValidator() => RuleFor(x => x.Opinion).MaximumLength(Bulletin.MaxText);
}

internal sealed class ReturnBulletinValidator : AbstractValidator<ReturnBulletin>
{
    public ReturnBulletinValidator() => RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("bulletin.reason-needed").MaximumLength(Bulletin.MaxText);
}

internal sealed class ApproveBulletinHandler(CaseFlowDb db, BulletinScope scope, BulletinBook book, ITimeline timeline, RequestContext context)
    : IRequestHandler<ApproveBulletin, Result<Done>>, IRequestHandler<ReturnBulletin, Result<Done>>
{
    private const int MostNamed = 5;

    public Task<Result<Done>> Handle(ApproveBulletin request, CancellationToken cancellationToken) =>
        DecideAsync(request.SubjectId, BulletinStates.Approved, BulletinEntryKinds.Approved, request.Opinion, "timeline.bulletin-approved", cancellationToken);

    public Task<Result<Done>> Handle(ReturnBulletin request, CancellationToken cancellationToken) =>
        DecideAsync(request.SubjectId, BulletinStates.Drafting, BulletinEntryKinds.Returned, request.Reason, "timeline.bulletin-returned", cancellationToken);

    private async Task<Result<Done>> DecideAsync(Guid id, string state, string kind, string? text, string story, CancellationToken ct)
    {
        if (await scope.Seen.FirstOrDefaultAsync(b => b.Id == id, ct) is not { } bulletin)
        {
            return Refusal.NotFound("bulletin.unknown");
        }

        if (bulletin.State != BulletinStates.Submitted)
        {
            return Refusal.Conflict("bulletin.not-submitted", BulletinWords.State(bulletin.State));
        }

        if (state == BulletinStates.Approved && bulletin.SubmittedById == context.Who.PersonId)
        {
            return Refusal.Forbidden("bulletin.own-approval", bulletin.SubmittedBy);
        }

        if (state == BulletinStates.Approved && await ObjectionAsync(bulletin, ct) is { } objected)
        {
            return objected;
        }

        (bulletin.State, bulletin.ApprovedBy) = (state, state == BulletinStates.Approved ? context.Who.Name : null);
        await book.WriteAsync(bulletin, kind, text?.Trim(), ct);
        timeline.Write(bulletin.Id, story, text?.Trim() ?? "");
        return Done.Value;
    }

    private async Task<Refusal?> ObjectionAsync(Bulletin bulletin, CancellationToken ct)
    {
        var objections = await (
            from o in db.Set<BulletinObjection>().AsNoTracking()
            join u in db.Set<BulletinUnit>() on new { o.BulletinId, o.UnitId } equals new { u.BulletinId, u.UnitId }
            where o.BulletinId == bulletin.Id
            orderby o.RaisedAt
            select new { o.State, o.Dimension, o.AnsweredById, o.AnsweredBy, u.Name }).ToListAsync(ct);
        if (objections.Find(o => o.State == ObjectionStates.Accepted && o.AnsweredById == context.Who.PersonId) is { } own)
        {
            return Refusal.Forbidden("bulletin.own-score", own.AnsweredBy);
        }

        var open = objections.FindAll(o => o.State == ObjectionStates.Open);
        return open.Count > 0 && ProcessJson.Read<BulletinRules>(bulletin.Rules).ObjectionsBlock
            ? Refusal.Conflict("bulletin.objections-open", open.Count, string.Join('、', open.Take(MostNamed).Select(o => $"{o.Name} {BulletinWords.Dimension(o.Dimension)}")))
            : null;
    }
}
