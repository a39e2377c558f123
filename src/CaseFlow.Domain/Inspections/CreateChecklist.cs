using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <summary>Begins another checklist, e.g. for key objects (R112), as a draft made from a version that is there.</summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record CreateChecklist(string Name, Guid FromVersionId) : ICommand<ChecklistDrafted>
{
    public const int MaxName = 100;
}

public sealed record ChecklistDrafted(Guid ChecklistId, Guid VersionId, int Number);

internal sealed class CreateChecklistValidator : AbstractValidator<CreateChecklist>
{
    public CreateChecklistValidator() => RuleFor(x => x.Name).NotEmpty().MaximumLength(CreateChecklist.MaxName);
}

internal sealed class CreateChecklistHandler(CaseFlowDb db, RequestContext context, TimeProvider time) : IRequestHandler<CreateChecklist, Result<ChecklistDrafted>>
{
    public async Task<Result<ChecklistDrafted>> Handle(CreateChecklist request, CancellationToken cancellationToken)
    {
        var name = request.Name.Trim();
        if (await db.Set<Checklist>().AnyAsync(c => c.Name == name, cancellationToken))
        {
            return new Refusal("checklist.name-taken", "name", name) { Kind = RefusalKind.Conflict };
        }

        if (await db.Set<ChecklistVersion>().Where(v => v.Id == request.FromVersionId).Select(v => v.Content).FirstOrDefaultAsync(cancellationToken) is not { } content)
        {
            return Refusal.NotFound("checklist.unknown");
        }

        var now = time.GetUtcNow();
        var checklist = new Checklist { Id = Guid.CreateVersion7(now), Name = name, CreatedAt = now };
        var draft = new ChecklistVersion
        {
            Id = Guid.CreateVersion7(now), ChecklistId = checklist.Id, Number = 1, DraftedBy = context.Who.Name, DraftedAt = now,
            Content = ChecklistJson.Write(ChecklistJson.Read<ChecklistContent>(content) with { Title = name, Caption = null }),
        };
        db.AddRange(checklist, draft);
        context.BeginSubject(draft.Id);
        return new ChecklistDrafted(checklist.Id, draft.Id, 1);
    }
}
