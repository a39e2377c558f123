using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Simulation.Scenarios;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Simulation.Kept;

/// <summary>Takes in the scenarios beside the shipped processes: a changed file is taken over, whether it is enabled stays.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record ImportScenarios(IReadOnlyList<ScenarioFile> Files) : ICommand<ScenariosImported>;

/// <param name="Refused">Files that cannot be read, each with the line and member; the others are taken in.</param>
public sealed record ScenariosImported(int Added, int Changed, IReadOnlyList<string> Refused);

internal sealed class ImportScenariosHandler(CaseFlowDb db, ScenarioShelf shelf, TimeProvider time) : IRequestHandler<ImportScenarios, Result<ScenariosImported>>
{
    public async Task<Result<ScenariosImported>> Handle(ImportScenarios request, CancellationToken cancellationToken)
    {
        var known = await db.Set<StoredScenario>().Where(s => s.ShippedAs != null).ToDictionaryAsync(s => s.ShippedAs!, StringComparer.Ordinal, cancellationToken);
        List<string> refused = [];
        var (added, changed) = (0, 0);
        foreach (var file in request.Files)
        {
            var read = ScenarioReader.Read(file);
            if (!read.Succeeded)
            {
                refused.AddRange(read.Refusals.Select(r => r.Text()));
                continue;
            }

            // The folder it was found from may differ, the definition and the file's own name do not.
            var shippedAs = $"{read.Value.Definition}/{Path.GetFileName(file.Name)}";
            if (!known.TryGetValue(shippedAs, out var stored))
            {
                known[shippedAs] = stored = new StoredScenario { Id = Guid.CreateVersion7(time.GetUtcNow()), DefinitionId = read.Value.Definition, ShippedAs = shippedAs };
                db.Add(stored);
                added++;
            }
            else if (stored.Document != file.Content)
            {
                changed++;
            }
            else
            {
                continue;
            }

            shelf.Write(stored, read.Value, file.Content);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new ScenariosImported(added, changed, refused);
    }
}
