using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>The listing body grants the waiting request, to the day asked for or another one after the present last day.</summary>
/// <param name="Parameters"><c>overrideRequired</c>: true when the request came late, so the decision needs a reason of its own (C40).</param>
[ViaWorkItem("extension-grant")]
public sealed record GrantExtension(Guid SubjectId, JsonObject? Parameters, DateOnly? NewLastDay, string? Opinion, string? OverrideReason)
    : ICommand<ExtensionGranted>, IConcerns;

/// <param name="AfterExpiry">
/// The limit had passed when it was asked, or has passed since: the case stays overdue, the new day is one of supervision (C42).
/// </param>
public sealed record ExtensionGranted(Guid RequestId, DateOnly OldLastDay, DateOnly NewLastDay, bool AfterExpiry);

internal sealed class GrantExtensionValidator : AbstractValidator<GrantExtension>
{
    public GrantExtensionValidator()
    {
        RuleFor(x => x.NewLastDay).NotNull().Refuse("extension.day-missing");
        RuleFor(x => x.OverrideReason).Must(r => !string.IsNullOrWhiteSpace(r)).Refuse("extension.override-missing")
            .When(x => x.Parameters.Flag("overrideRequired"));
        RuleFor(x => x.Opinion).MaximumLength(FormLimits.Text);
        RuleFor(x => x.OverrideReason).MaximumLength(FormLimits.Text);
    }
}

internal sealed class GrantExtensionHandler(CaseFile files, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<GrantExtension, Result<ExtensionGranted>>
{
    public async Task<Result<ExtensionGranted>> Handle(GrantExtension request, CancellationToken cancellationToken)
    {
        var (listed, refusal) = await files.OpenAsync(request.SubjectId, cancellationToken);
        if (listed is null)
        {
            return refusal!;
        }

        if (await files.WaitingExtensionAsync(listed.Id, cancellationToken) is not { } asked)
        {
            return Refusal.Conflict("extension.none-waiting");
        }

        var day = request.NewLastDay!.Value;
        if (ExtensionDay.Check(day, listed, time) is { } wrong)
        {
            return wrong;
        }

        var now = time.GetUtcNow();
        var old = listed.LastDay!.Value;
        var afterExpiry = listed.DueAt <= now;
        asked.Grant(day, request.Opinion?.Trim(), request.OverrideReason?.Trim(), context.Who.Name, now);
        listed.Extensions++;
        if (afterExpiry)
        {
            listed.SupervisionLastDay = day;
            timeline.Write(listed.Id, "timeline.extension-granted-late", day, old, request.Opinion);
        }
        else
        {
            (listed.LastDay, listed.DueAt, listed.Provisional) = (day, day.EndOfDay(), false);
            timeline.Write(listed.Id, "timeline.extension-granted", old, day, request.Opinion);
        }

        return new ExtensionGranted(asked.Id, old, day, afterExpiry);
    }
}
