using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Persistence;
using FluentValidation;
using MediatR;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// Saves a definition as a draft: a new definition, the draft that is the latest, or the next version over one that was
/// published. What it does not understand is saved and found, and keeps it from being published.
/// </summary>
/// <param name="Document">The definition as JSON; without definitionId it is a new one, without root an empty sequence.</param>
/// <param name="Base">What the caller began from; null saves whatever is there now.</param>
/// <param name="Publish">Publishes it as well; with an error, or where a second person is needed, nothing is saved.</param>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record SaveDefinition(string Document, string Reason, DefinitionBase? Base = null, bool Publish = false) : ICommand<SavedDefinition>;

/// <summary>The state of a definition that somebody began to edit, as far as they know it.</summary>
/// <param name="Revision">Null: any state of that version.</param>
/// <param name="VersionId">The version's own id.</param>
public sealed record DefinitionBase(int? Version, int? Revision = null, string? VersionId = null)
{
    internal bool Is(DefinitionVersion latest) =>
        (Version ?? latest.Version) == latest.Version && (Revision ?? latest.Revision) == latest.Revision && (VersionId ?? latest.VersionId) == latest.VersionId;
}

/// <param name="Consumers">Definitions that followed its publication, by id.</param>
public sealed record SavedDefinition(
    string DefinitionId, int Version, string VersionId, string Name, int Revision, string ContentHash, bool IsPublished, bool AlreadyPublished,
    IReadOnlyList<string> Consumers, IReadOnlyList<FindingText> Findings);

/// <summary>A finding in the reader's language.</summary>
public sealed record FindingText(string Rule, FindingSeverity Severity, string? ActivityId, string? ActivityName, string Text)
{
    internal static IReadOnlyList<FindingText> Of(IEnumerable<Finding> findings) =>
        [.. findings.Select(f => new FindingText(f.Rule, f.Severity, f.ActivityId, f.ActivityName, f.Text))];
}

internal sealed class SaveDefinitionValidator : AbstractValidator<SaveDefinition>
{
    public SaveDefinitionValidator()
    {
        RuleFor(x => x.Document).NotEmpty();
        RuleFor(x => x.Reason).NotEmpty();
    }
}

internal sealed class SaveDefinitionHandler(DefinitionLedger ledger, Publication publication, DatabaseGraphs graphs, ReleaseSettings releases, RequestContext context)
    : IRequestHandler<SaveDefinition, Result<SavedDefinition>>
{
    public async Task<Result<SavedDefinition>> Handle(SaveDefinition request, CancellationToken cancellationToken)
    {
        WorkflowDocument document;
        try
        {
            document = NewDocument.Complete(request.Document);
        }
        catch (DocumentException e)
        {
            return new Refusal("workflow.document.unreadable", "document", e.Message);
        }

        await ledger.LockAsync(cancellationToken);
        var versions = await ledger.VersionsAsync(document.DefinitionId, cancellationToken);
        var latest = versions.Find(v => v.IsLatest);
        var (graph, pins) = await graphs.CompileAsync(document, null, cancellationToken);

        // Said again word for word it is saved already, whoever asks and whatever they began from.
        var unchanged = latest?.ContentHash == ContentHash.Of(document);
        if (!unchanged && Meanwhile.Changed(request.Base, latest, document) is { } conflict)
        {
            return conflict;
        }

        if (request.Publish && !(unchanged && latest!.IsPublished) && releases.IsNeeded(context.Who))
        {
            return SecondPerson.Needed(document.Name);
        }

        var version = latest is null || (!latest.IsDraft && !unchanged)
            ? await ledger.AddAsync(
                document, versions, pins, latest is null ? DefinitionChange.Created : DefinitionChange.Saved, request.Reason, keepNumber: false, cancellationToken)
            : latest;
        if (latest is { IsDraft: true } draft && !(unchanged && draft.Pins == pins.ToText()))
        {
            await ledger.RewriteAsync(draft, document, pins, DefinitionChange.Saved, request.Reason, cancellationToken);
        }

        var already = version.IsPublished;
        if (!request.Publish || already)
        {
            return Saved(version, already && request.Publish, [], graph.Findings);
        }

        var outcome = await publication.PublishAsync(version, version == latest ? versions : [.. versions, version], null, request.Reason, cancellationToken);
        return outcome.Refused ? Result<SavedDefinition>.Refused(outcome.Refusals()) : Saved(version, false, outcome.Consumers, outcome.Findings);
    }

    internal static SavedDefinition Saved(DefinitionVersion version, bool already, IReadOnlyList<string> consumers, IEnumerable<Finding> findings) => new(
        version.DefinitionId, version.Version, version.VersionId, version.Name, version.Revision, version.ContentHash, version.IsPublished, already,
        consumers, FindingText.Of(findings));
}
