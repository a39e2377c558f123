using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Takes several definitions in as drafts, all or none; one that cannot be read is named.</summary>
/// <returns>How many.</returns>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record SaveImportedDrafts(IReadOnlyList<DefinitionFile> Files, string Reason) : ICommand<int>;

internal sealed class SaveImportedDraftsValidator : AbstractValidator<SaveImportedDrafts>
{
    public SaveImportedDraftsValidator() => RuleFor(x => x.Reason).NotEmpty();
}

internal sealed class SaveImportedDraftsHandler(IMediator mediator) : IRequestHandler<SaveImportedDrafts, Result<int>>
{
    public async Task<Result<int>> Handle(SaveImportedDrafts request, CancellationToken cancellationToken)
    {
        var parsed = new List<(string File, WorkflowDocument Document)>();
        foreach (var file in request.Files)
        {
            try
            {
                parsed.Add((file.Name, WorkflowDocument.Parse(file.Text)));
            }
            catch (DocumentException e)
            {
                return new Refusal("workflow.import.unreadable", "files", file.Name, e.Message);
            }
        }

        foreach (var (_, document) in ImportOrder.Of(parsed))
        {
            var saved = await mediator.Send(new SaveDefinition(document.ToText(), request.Reason), cancellationToken);
            if (!saved.Succeeded)
            {
                return Result<int>.Refused(saved.Refusals);
            }
        }

        return parsed.Count;
    }
}
