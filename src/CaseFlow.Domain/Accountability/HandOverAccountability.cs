using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Accountability;

/// <summary>The record of handing the case to discipline, procuratorate or police (R103): when, under which number, who took it, what was in it.</summary>
/// <param name="Organ">One of <see cref="AccountabilityMeasures.Organs"/> that the approved findings name.</param>
[ViaWorkItem(Form)]
public sealed record HandOverAccountability(Guid SubjectId, JsonObject? Parameters, string? Organ, string? DocumentNumber, DateOnly? HandedOn, string? ReceivedBy, string? Items)
    : ICommand<AccountabilityHandedOver>, IConcerns
{
    public const string Form = "accountability-hand-over";
}

/// <summary>What the organ told of its result.</summary>
[ViaWorkItem(Form)]
public sealed record RecordOrganReply(Guid SubjectId, JsonObject? Parameters, string? Organ, DateOnly? RepliedOn, string? Reply) : ICommand<AccountabilityHandedOver>, IConcerns
{
    public const string Form = "accountability-reply";
}

/// <param name="Left">Organs it is still to be handed to, or that have not replied yet.</param>
public sealed record AccountabilityHandedOver(int Left);

internal sealed class HandOverAccountabilityValidator : AbstractValidator<HandOverAccountability>
{
    public HandOverAccountabilityValidator(TimeProvider time)
    {
        RuleFor(x => x.Organ).Must(o => o is not null && AccountabilityMeasures.Organs.Contains(o)).Refuse("accountability.organ");
        RuleFor(x => x.DocumentNumber).Must(t => !string.IsNullOrWhiteSpace(t) && t.Length <= 60).Refuse("accountability.document-number");
        RuleFor(x => x.HandedOn).Must(day => day is not null && day <= time.Today()).Refuse("accountability.day");
        RuleFor(x => x.ReceivedBy).Must(t => !string.IsNullOrWhiteSpace(t) && t.Length <= 60).Refuse("accountability.receiver");
        RuleFor(x => x.Items).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("accountability.text-missing").MaximumLength(AccountabilityCase.MaxText);
    }
}

internal sealed class RecordOrganReplyValidator : AbstractValidator<RecordOrganReply>
{
    public RecordOrganReplyValidator(TimeProvider time)
    {
        RuleFor(x => x.Organ).Must(o => o is not null && AccountabilityMeasures.Organs.Contains(o)).Refuse("accountability.organ");
        RuleFor(x => x.RepliedOn).Must(day => day is not null && day <= time.Today()).Refuse("accountability.day");
        RuleFor(x => x.Reply).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("accountability.text-missing").MaximumLength(AccountabilityCase.MaxText);
    }
}

internal sealed class HandOverAccountabilityHandler(CaseFlowDb db, AccountabilityBook book, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<HandOverAccountability, Result<AccountabilityHandedOver>>, IRequestHandler<RecordOrganReply, Result<AccountabilityHandedOver>>
{
    public async Task<Result<AccountabilityHandedOver>> Handle(HandOverAccountability request, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(request.SubjectId, cancellationToken) is not { } opened)
        {
            return Refusal.NotFound("accountability.unknown");
        }

        var organs = await OrgansAsync(opened.Id, cancellationToken);
        var handed = await db.Set<AccountabilityHandOver>().Where(h => h.CaseId == opened.Id).Select(h => h.Organ).ToListAsync(cancellationToken);
        if (!organs.Except(handed).Contains(request.Organ))
        {
            return new Refusal("accountability.organ-not-left", "organ", Names(organs.Except(handed)));
        }

        var now = time.GetUtcNow();
        db.Add(new AccountabilityHandOver
        {
            Id = Guid.CreateVersion7(now), CaseId = opened.Id, Organ = request.Organ!, DocumentNumber = request.DocumentNumber!.Trim(), HandedOn = request.HandedOn!.Value,
            ReceivedBy = request.ReceivedBy!.Trim(), Items = request.Items!.Trim(), RecordedBy = context.Who.Name,
        });
        timeline.Write(opened.Id, "timeline.accountability-handed-over", Names([request.Organ!]), request.DocumentNumber.Trim(), request.HandedOn);
        return new AccountabilityHandedOver(organs.Count - handed.Count - 1);
    }

    public async Task<Result<AccountabilityHandedOver>> Handle(RecordOrganReply request, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(request.SubjectId, cancellationToken) is not { } opened)
        {
            return Refusal.NotFound("accountability.unknown");
        }

        var handed = await db.Set<AccountabilityHandOver>().Where(h => h.CaseId == opened.Id && h.RepliedOn == null).ToListAsync(cancellationToken);
        if (handed.Find(h => h.Organ == request.Organ) is not { } over)
        {
            return new Refusal("accountability.organ-not-left", "organ", Names(handed.Select(h => h.Organ)));
        }

        if (request.RepliedOn < over.HandedOn)
        {
            return new Refusal("accountability.reply-before", "repliedOn", over.HandedOn.ToLongText());
        }

        (over.RepliedOn, over.Reply) = (request.RepliedOn, request.Reply!.Trim());
        timeline.Write(opened.Id, "timeline.accountability-replied", Names([over.Organ]), over.Reply);
        return new AccountabilityHandedOver(handed.Count - 1);
    }

    private Task<List<string>> OrgansAsync(Guid id, CancellationToken ct) =>
        db.Set<AccountabilityFinding>().Where(f => f.CaseId == id && AccountabilityMeasures.Organs.Contains(f.Measure)).Select(f => f.Measure).Distinct().ToListAsync(ct);

    private static string Names(IEnumerable<string> organs) => string.Join('、', organs.Select(o => TextCatalog.Get($"accountability-organ.{o}")));
}
