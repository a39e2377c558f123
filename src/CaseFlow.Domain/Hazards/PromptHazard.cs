using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>The district office presses whoever has the hazard, wherever it is (催办, R148).</summary>
[AllowedTo(Roles.DistrictOffice, Roles.ListingBody, Roles.CityOffice)]
public sealed record PromptHazard(Guid HazardId, string Text) : ICommand<HazardPrompted>;

/// <param name="Told">Names of who was told.</param>
public sealed record HazardPrompted(IReadOnlyList<string> Told);

internal sealed class PromptHazardValidator : AbstractValidator<PromptHazard>
{
    public PromptHazardValidator() => RuleFor(x => x.Text).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("hazard.prompt-missing").MaximumLength(ReportHazard.MaxText);
}

internal sealed class PromptHazardHandler(CaseFlowDb db, ITimeline timeline, IMediator mediator, RequestContext context, TimeProvider time)
    : IRequestHandler<PromptHazard, Result<HazardPrompted>>
{
    public async Task<Result<HazardPrompted>> Handle(PromptHazard request, CancellationToken cancellationToken)
    {
        if (await db.Set<Hazard>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == request.HazardId, cancellationToken) is not { } hazard)
        {
            return Refusal.NotFound("hazard.not-found");
        }

        if (hazard.HolderName is null)
        {
            return Refusal.Conflict("hazard.nobody-has-it", hazard.Number, TextCatalog.Get($"hazard-state.{hazard.State}"));
        }

        context.SubjectId = hazard.Id;
        timeline.Write(hazard.Id, "timeline.hazard-prompted", hazard.HolderName, request.Text.Trim());
        using var _ = context.EnterProcess();
        var sent = await mediator.Send(
            new SendNotice(
                hazard.Id, $"prompt:{time.GetUtcNow().UtcTicks}", [PartyKeys.TaskHolder, PartyKeys.HazardHolder],
                TextCatalog.Get("hazard-prompt.title", hazard.Number), TextCatalog.Get("hazard-prompt.text", hazard.EnterpriseName, request.Text.Trim())),
            cancellationToken);
        return sent.Succeeded ? new HazardPrompted(sent.Value.Recipients) : Result<HazardPrompted>.Refused(sent.Refusals);
    }
}
