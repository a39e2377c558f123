using System.Text.Json.Serialization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>What importing the files as drafts would do, each told apart; nothing is written.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record PreviewImport(IReadOnlyList<DefinitionFile> Files) : IQuery<IReadOnlyList<ImportPreview>>;

/// <summary>What becomes of a file. Texts: <c>import-effect.&lt;value&gt;</c>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportEffect>))]
public enum ImportEffect
{
    /// <summary>新流程</summary>
    New,

    /// <summary>成为下一版草稿</summary>
    NextDraft,

    /// <summary>替换现有草稿</summary>
    ReplacesDraft,

    /// <summary>与现有版本相同</summary>
    Same,

    /// <summary>不能导入</summary>
    Refused,
}

/// <param name="Version">The draft's number after the import; null where there would be none.</param>
/// <param name="Why">Why it is refused; null where it is not.</param>
/// <param name="Errors">What keeps the draft from being published.</param>
public sealed record ImportPreview(string File, string Name, ImportEffect Effect, int? Version, string? Why, int Errors, int Warnings)
{
    public string EffectName => TextCatalog.Get($"import-effect.{Effect}", Version);
}

internal sealed class PreviewImportHandler(CaseFlowDb db, DatabaseGraphs graphs) : IRequestHandler<PreviewImport, Result<IReadOnlyList<ImportPreview>>>
{
    public async Task<Result<IReadOnlyList<ImportPreview>>> Handle(PreviewImport request, CancellationToken cancellationToken)
    {
        var previews = new List<ImportPreview>();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in request.Files)
        {
            previews.Add(await PreviewAsync(file, seen, cancellationToken));
        }

        return Result<IReadOnlyList<ImportPreview>>.From(previews);
    }

    private async Task<ImportPreview> PreviewAsync(DefinitionFile file, Dictionary<string, string> seen, CancellationToken ct)
    {
        WorkflowDocument document;
        try
        {
            document = WorkflowDocument.Parse(file.Text);
        }
        catch (DocumentException e)
        {
            return Refused(file.Name, "", e.Message);
        }

        if (!seen.TryAdd(document.DefinitionId, file.Name))
        {
            return Refused(file.Name, document.Name, TextCatalog.Get("workflow.import.twice", seen[document.DefinitionId]));
        }

        var latest = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.DefinitionId == document.DefinitionId && d.IsLatest)
            .Select(d => new { d.Version, d.ContentHash, IsDraft = d.PublishedAt == null }).FirstOrDefaultAsync(ct);
        var (graph, _) = await graphs.CompileAsync(document, null, ct);
        var errors = graph.Findings.Count(f => f.Severity == FindingSeverity.Error);
        var (effect, version) = latest is null ? (ImportEffect.New, (int?)1)
            : latest.ContentHash == ContentHash.Of(document) ? (ImportEffect.Same, null)
            : latest.IsDraft ? (ImportEffect.ReplacesDraft, latest.Version)
            : (ImportEffect.NextDraft, latest.Version + 1);
        return new ImportPreview(file.Name, document.Name, effect, version, null, errors, graph.Findings.Count - errors);
    }

    private static ImportPreview Refused(string file, string name, string why) => new(file, name, ImportEffect.Refused, null, why, 0, 0);
}
