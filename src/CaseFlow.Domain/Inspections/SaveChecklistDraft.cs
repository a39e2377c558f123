using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <summary>Keeps what a draft asks: items added, ended, in another order, with other polarity, grade or 不适用.</summary>
/// <param name="Version">The version of the row that was read; a later change by somebody else is a conflict.</param>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record SaveChecklistDraft(Guid VersionId, int Version, ChecklistContent Content) : ICommand<int>, IConcerns
{
    Guid IConcerns.SubjectId => VersionId;
}

internal sealed class SaveChecklistDraftValidator : AbstractValidator<SaveChecklistDraft>
{
    public SaveChecklistDraftValidator() => RuleFor(x => x.Content).NotNull().SetValidator(new ChecklistRules());
}

internal sealed class SaveChecklistDraftHandler(CaseFlowDb db, IMediator mediator) : IRequestHandler<SaveChecklistDraft, Result<int>>
{
    public async Task<Result<int>> Handle(SaveChecklistDraft request, CancellationToken cancellationToken)
    {
        if (await db.Set<ChecklistVersion>().FirstOrDefaultAsync(v => v.Id == request.VersionId, cancellationToken) is not { } draft)
        {
            return Refusal.NotFound("checklist.unknown");
        }

        if (draft.PublishedAt is not null)
        {
            return Refusal.Conflict("checklist.published", draft.Number);
        }

        if (draft.Version != request.Version)
        {
            return Refusal.Conflict("conflict.changed");
        }

        var grades = (await mediator.Send(new HazardChoices(), cancellationToken)).Value.Grades.Select(g => g.Key).ToHashSet();
        if (request.Content.Asked().FirstOrDefault(i => !grades.Contains(i.Grade)) is { } item)
        {
            return new Refusal("checklist.item-grade", "content.groups", item.Text);
        }

        draft.Content = ChecklistJson.Write(request.Content);
        return draft.Version + 1;
    }
}
