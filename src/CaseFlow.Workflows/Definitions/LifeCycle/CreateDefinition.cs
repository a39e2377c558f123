using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Begins a new definition: a draft that starts and ends, to be filled in the designer.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record CreateDefinition(string Name, string? Description, string Reason) : ICommand<SavedDefinition>;

internal sealed class CreateDefinitionValidator : AbstractValidator<CreateDefinition>
{
    public CreateDefinitionValidator()
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(100);
        RuleFor(x => x.Description).MaximumLength(2000);
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
    }
}

internal sealed class CreateDefinitionHandler(IMediator mediator) : IRequestHandler<CreateDefinition, Result<SavedDefinition>>
{
    public async Task<Result<SavedDefinition>> Handle(CreateDefinition request, CancellationToken cancellationToken)
    {
        var name = request.Name.Trim();
        return (await mediator.Send(new DefinitionNameIsFree(name), cancellationToken)).Value
            ? await mediator.Send(new SaveDefinition(DocumentText.Of(Skeleton(name, request.Description?.Trim())), request.Reason), cancellationToken)
            : new Refusal("workflow.definition.name-taken", "name", name);
    }

    private static JsonObject Skeleton(string name, string? description) => new()
    {
        ["name"] = name,
        ["description"] = description ?? "",
        ["root"] = new JsonObject
        {
            ["id"] = "Flowchart1", ["type"] = "Elsa.Flowchart", ["version"] = 1,
            ["activities"] = new JsonArray(Activity("Start", 0), Activity("End", 320)),
            ["connections"] = new JsonArray(new JsonObject { ["source"] = End("Start1", "Done"), ["target"] = End("End1", "In") }),
        },
    };

    private static JsonObject Activity(string type, int x) => new()
    {
        ["id"] = $"{type}1", ["type"] = $"Elsa.{type}", ["version"] = 1, ["name"] = $"{type}1",
        ["metadata"] = new JsonObject
        {
            ["displayText"] = TextCatalog.Get($"activity.Elsa.{type}"),
            ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = x, ["y"] = 0 } },
        },
    };

    private static JsonObject End(string activity, string port) => new() { ["activity"] = activity, ["port"] = port };
}
