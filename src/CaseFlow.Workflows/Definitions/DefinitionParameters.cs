using System.Text.RegularExpressions;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>What a district may change of a version without touching its course: limits, reminder ladders, formats of numbers.</summary>
[AnyRole]
public sealed record DefinitionParameters(string DefinitionId, int Version) : IQuery<IReadOnlyList<DefinitionParameter>>;

/// <param name="Title">What people call it.</param>
/// <param name="Value">In words; a limit with its unit and roll rule.</param>
/// <param name="Note">Its whole description; null where nobody wrote one.</param>
/// <param name="Rules">The requirements and assumptions it rests on, as the description names them: R91, A-13.</param>
/// <param name="ActivityId">The activity whose limit it is; null where it is none.</param>
public sealed record DefinitionParameter(string Title, string Value, string? Note, IReadOnlyList<string> Rules, string? ActivityId);

internal sealed partial class DefinitionParametersHandler(CaseFlowDb db) : IRequestHandler<DefinitionParameters, Result<IReadOnlyList<DefinitionParameter>>>
{
    public async Task<Result<IReadOnlyList<DefinitionParameter>>> Handle(DefinitionParameters request, CancellationToken cancellationToken) =>
        await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.DefinitionId == request.DefinitionId && d.Version == request.Version)
            .Select(d => d.Document).FirstOrDefaultAsync(cancellationToken) is { } text
            ? Result<IReadOnlyList<DefinitionParameter>>.From(Of(WorkflowDocument.Parse(text)))
            : Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);

    /// <summary>Variables without a value are the running process's own; unit and roll rule stand with their number.</summary>
    internal static IReadOnlyList<DefinitionParameter> Of(WorkflowDocument document)
    {
        var (limits, names, words) = (new LimitUses(document), new ParameterNames(document.Json), new ValueWords(document));
        return
        [
            .. from variable in document.Variables
               where variable.Default is not null && !(limits.NumberOf(variable.Name) is { } number && limits.Of(number) is not null)
               let note = names.Description(variable.Name)
               select new DefinitionParameter(
                   names.Title(variable.Name), limits.Of(variable.Name) is { } limit ? LimitText.Of(limit) : words.Of(variable.Default, variable.TypeName), note,
                   [.. Rule().Matches(note ?? "").Select(m => m.Value).Distinct()], limits.UserOf(variable.Name)),
        ];
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9])(R\d{1,3}|A-\d{1,3}|P\d{1,2}|C\d{1,3})(?![A-Za-z0-9])")]
    private static partial Regex Rule();
}
