using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Scheduling;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <param name="Name">Where it came from, for messages.</param>
public sealed record DefinitionFile(string Name, string Text);

/// <summary>
/// Brings definitions in and publishes them: content that no version has yet becomes the next version, known content
/// changes nothing. All or nothing; one that does not validate refuses them all, naming file, activity and rule.
/// </summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record ImportDefinitions(IReadOnlyList<DefinitionFile> Files, string Reason) : ICommand<IReadOnlyList<ImportedDefinition>>;

/// <param name="Changed">False when this content was there already.</param>
public sealed record ImportedDefinition(string File, string DefinitionId, int Version, string Name, bool Changed, IReadOnlyList<string> Warnings);

internal sealed class ImportDefinitionsValidator : AbstractValidator<ImportDefinitions>
{
    public ImportDefinitionsValidator() => RuleFor(x => x.Reason).NotEmpty();
}

internal sealed class ImportDefinitionsHandler(CaseFlowDb db, IDatabaseDialect dialect, DatabaseGraphs graphs, StartSchedule starts, RequestContext context, TimeProvider time)
    : IRequestHandler<ImportDefinitions, Result<IReadOnlyList<ImportedDefinition>>>
{
    public async Task<Result<IReadOnlyList<ImportedDefinition>>> Handle(ImportDefinitions request, CancellationToken cancellationToken)
    {
        await dialect.LockAsync(db, "workflow-definitions", cancellationToken);
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

        var refusals = new List<Refusal>();
        var imported = new List<ImportedDefinition>();
        foreach (var (file, document) in parsed.OrderBy(p => p.Document.DefinitionId, StringComparer.Ordinal).ThenBy(p => p.Document.Version))
        {
            imported.Add(await ImportAsync(file, document, [.. parsed.Select(p => p.Document)], request.Reason, refusals, cancellationToken));
        }

        return refusals.Count == 0 ? Result<IReadOnlyList<ImportedDefinition>>.From(imported) : Result<IReadOnlyList<ImportedDefinition>>.Refused(refusals);
    }

    private async Task<ImportedDefinition> ImportAsync(
        string file, WorkflowDocument document, IReadOnlyList<WorkflowDocument> beside, string reason, List<Refusal> refusals, CancellationToken ct)
    {
        var hash = ContentHash.Of(document);
        var versions = await VersionsAsync(document.DefinitionId, ct);
        if (versions.Find(v => v.ContentHash == hash) is { } known)
        {
            return new ImportedDefinition(file, known.DefinitionId, known.Version, known.Name, false, []);
        }

        var stored = Numbered(document, versions);
        var graph = await graphs.CompileAsync(stored, beside, ct);
        refusals.AddRange(graph.Findings.Where(f => f.Severity == FindingSeverity.Error)
            .Select(f => new Refusal("workflow.import.invalid", "files", file, f.ActivityName ?? f.ActivityId ?? document.Name, f.Text)));
        var now = time.GetUtcNow();
        foreach (var version in versions)
        {
            (version.IsLatest, version.IsPublished) = (false, false);
        }

        db.Add(new DefinitionVersion
        {
            DefinitionId = stored.DefinitionId,
            Version = stored.Version,
            VersionId = stored.Id,
            Name = stored.Name,
            Description = stored.Description,
            Document = stored.Json.ToJsonString(JsonValues.Options),
            ContentHash = hash,
            UsableAsActivity = stored.UsableAsActivity,
            IsLatest = true,
            IsPublished = true,
            CreatedAt = now,
            CreatedBy = context.Who.Name,
            Reason = reason,
            PublishedAt = now,
        });
        await starts.ReplaceAsync(stored.DefinitionId, TriggerKinds.Of(graph, now), ct);
        return new ImportedDefinition(
            file, stored.DefinitionId, stored.Version, stored.Name, true, [.. graph.Findings.Where(f => f.Severity == FindingSeverity.Warning).Select(f => f.Text)]);
    }

    private async Task<List<DefinitionVersion>> VersionsAsync(string definitionId, CancellationToken ct)
    {
        await db.Set<DefinitionVersion>().Where(d => d.DefinitionId == definitionId).LoadAsync(ct);
        return [.. db.Set<DefinitionVersion>().Local.Where(d => d.DefinitionId == definitionId)];
    }

    /// <summary>The number the file claims where it is free and the highest, else the next one.</summary>
    private static WorkflowDocument Numbered(WorkflowDocument document, List<DefinitionVersion> versions)
    {
        var highest = versions.Count == 0 ? 0 : versions.Max(v => v.Version);
        var number = document.Version > highest ? document.Version : highest + 1;
        var json = (JsonObject)document.Json.DeepClone();
        if (number != document.Version || json.Text("id") is null)
        {
            json["id"] = $"{document.DefinitionId}-v{number}";
        }

        json["definitionId"] = document.DefinitionId;
        json["version"] = number;
        json["isLatest"] = true;
        json["isPublished"] = true;
        return WorkflowDocument.From(json);
    }
}
