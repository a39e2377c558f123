using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Simulation.Scenarios;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Simulation.Kept;

/// <summary>A copy that people may change; also of a shipped one.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record CopyScenario(Guid Id) : ICommand<ScenarioSaved>;

/// <summary>Takes it out of what must hold before publishing, with a reason, or back in.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record SwitchScenario(Guid Id, bool Enabled, string? Reason = null) : ICommand<Done>;

/// <summary>Only one that people wrote; a shipped one is disabled.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record DeleteScenario(Guid Id) : ICommand<Done>;

internal sealed class SwitchScenarioValidator : AbstractValidator<SwitchScenario>
{
    public SwitchScenarioValidator() =>
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(500).When(x => !x.Enabled);
}

internal sealed class ChangeScenarioHandler(CaseFlowDb db, ScenarioShelf shelf, RequestContext context, TimeProvider time) :
    IRequestHandler<CopyScenario, Result<ScenarioSaved>>, IRequestHandler<SwitchScenario, Result<Done>>, IRequestHandler<DeleteScenario, Result<Done>>
{
    public async Task<Result<ScenarioSaved>> Handle(CopyScenario request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.Id, cancellationToken) is not { } found)
        {
            return Refusal.NotFound("scenario.unknown");
        }

        var read = ScenarioReader.Read(found.File);
        if (!read.Succeeded)
        {
            return Result<ScenarioSaved>.Refused(read.Refusals);
        }

        var name = TextCatalog.Get("scenario.copy-of", read.Value.Name);
        var copy = read.Value with { Name = name.Length > ScenarioDocument.MostName ? name[..ScenarioDocument.MostName] : name };
        return await shelf.AddAsync(found.DefinitionId, copy, ScenarioDocument.Write(copy), cancellationToken);
    }

    public async Task<Result<Done>> Handle(SwitchScenario request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.Id, cancellationToken) is not { } found)
        {
            return Refusal.NotFound("scenario.unknown");
        }

        (found.Enabled, found.DisabledReason) = (request.Enabled, request.Enabled ? null : request.Reason);
        (found.ChangedAt, found.ChangedBy) = (time.GetUtcNow(), context.Who.Name);
        await db.SaveChangesAsync(cancellationToken);
        return Done.Value;
    }

    public async Task<Result<Done>> Handle(DeleteScenario request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.Id, cancellationToken) is not { } found)
        {
            return Refusal.NotFound("scenario.unknown");
        }

        if (found.ShippedAs is not null)
        {
            return Refusal.Conflict("scenario.shipped", found.Name);
        }

        db.Remove(found);
        await db.SaveChangesAsync(cancellationToken);
        return Done.Value;
    }

    private Task<StoredScenario?> FindAsync(Guid id, CancellationToken ct) => db.Set<StoredScenario>().FirstOrDefaultAsync(s => s.Id == id, ct);
}
