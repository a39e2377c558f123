using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Persistence;
using FluentValidation;
using MediatR;

namespace CaseFlow.Workflows.Definitions;

/// <param name="Name">Where it came from, for messages.</param>
public sealed record DefinitionFile(string Name, string Text);

/// <summary>
/// Brings definitions in and publishes them, children before those that use them: content that no version has yet becomes
/// the next version, known content changes nothing. One person alone may not where the settings ask for a second; the operator
/// of the machine may, on the command line and at start.
/// </summary>
/// <param name="Each">
/// True takes in each definition that is right, and says what is wrong with the others; false takes in all or nothing.
/// </param>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record ImportDefinitions(IReadOnlyList<DefinitionFile> Files, string Reason, bool Each = false) : ICommand<IReadOnlyList<ImportedDefinition>>;

/// <param name="Changed">False when this content was there already, or was refused.</param>
/// <param name="Refused">Why it was not taken in, naming file, activity and rule; empty when it was.</param>
public sealed record ImportedDefinition(
    string File, string DefinitionId, int Version, string Name, bool Changed, IReadOnlyList<string> Warnings, IReadOnlyList<string> Refused);

internal sealed class ImportDefinitionsValidator : AbstractValidator<ImportDefinitions>
{
    public ImportDefinitionsValidator() => RuleFor(x => x.Reason).NotEmpty();
}

internal sealed class ImportDefinitionsHandler(
    DefinitionLedger ledger, Publication publication, DatabaseGraphs graphs, ReleaseSettings releases, RequestContext context)
    : IRequestHandler<ImportDefinitions, Result<IReadOnlyList<ImportedDefinition>>>
{
    public async Task<Result<IReadOnlyList<ImportedDefinition>>> Handle(ImportDefinitions request, CancellationToken cancellationToken)
    {
        if (releases.IsNeeded(context.Who))
        {
            return SecondPerson.Needed(string.Join('、', request.Files.Select(f => f.Name)));
        }

        await ledger.LockAsync(cancellationToken);
        var refusals = new List<Refusal>();
        var imported = new List<ImportedDefinition>();
        var parsed = new List<(string File, WorkflowDocument Document)>();
        foreach (var file in request.Files)
        {
            try
            {
                parsed.Add((file.Name, WorkflowDocument.Parse(file.Text)));
            }
            catch (DocumentException e)
            {
                var refusal = new Refusal("workflow.import.unreadable", "files", file.Name, e.Message);
                refusals.Add(refusal);
                imported.Add(new ImportedDefinition(file.Name, "", 0, file.Name, false, [], [refusal.Text()]));
            }
        }

        if (!request.Each && refusals.Count > 0)
        {
            return Result<IReadOnlyList<ImportedDefinition>>.Refused(refusals);
        }

        foreach (var (file, document) in ImportOrder.Of(parsed))
        {
            imported.Add(await ImportAsync(file, document, request.Reason, refusals, cancellationToken));
        }

        return request.Each || refusals.Count == 0
            ? Result<IReadOnlyList<ImportedDefinition>>.From(imported)
            : Result<IReadOnlyList<ImportedDefinition>>.Refused(refusals);
    }

    private async Task<ImportedDefinition> ImportAsync(string file, WorkflowDocument document, string reason, List<Refusal> refusals, CancellationToken ct)
    {
        var hash = ContentHash.Of(document);
        var versions = await ledger.VersionsAsync(document.DefinitionId, ct);
        var known = versions.Find(v => v.ContentHash == hash);
        // What an administrator took back on purpose stays so; a draft of the same content is what is to be published.
        if (known is { IsDraft: false } or { IsLatest: false })
        {
            return new ImportedDefinition(file, known.DefinitionId, known.Version, known.Name, false, [], []);
        }

        var (graph, pins) = await graphs.CompileAsync(document, null, ct);
        Refusal[] wrong =
        [
            .. graph.Findings.Where(f => f.Severity == FindingSeverity.Error)
                .Select(f => new Refusal("workflow.import.invalid", "files", file, f.ActivityName ?? f.ActivityId ?? document.Name, f.Text)),
        ];
        if (wrong.Length > 0)
        {
            refusals.AddRange(wrong);
            return new ImportedDefinition(file, document.DefinitionId, document.Version, document.Name, false, [], [.. wrong.Select(r => r.Text())]);
        }

        if (known is null)
        {
            known = await ledger.AddAsync(document, versions, pins, DefinitionChange.Imported, reason, keepNumber: true, ct);
            versions.Add(known);
        }

        await publication.PublishAsync(known, versions, null, reason, ct);
        return new ImportedDefinition(
            file, known.DefinitionId, known.Version, known.Name, true, [.. graph.Findings.Where(f => f.Severity == FindingSeverity.Warning).Select(f => f.Text)], []);
    }
}
