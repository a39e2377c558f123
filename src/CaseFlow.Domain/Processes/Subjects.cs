using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Processes;

/// <summary>Subjects of every kind. What the actor may not see is as what does not exist (reliability F2).</summary>
public sealed class Subjects(IEnumerable<ISubjectDirectory> directories, IEnumerable<ISubjectRows> rows, KnownSubjects known)
{
    /// <summary>One query for each kind.</summary>
    public IEnumerable<IQueryable<SubjectRow>> Rows() => rows.Select(r => r.Rows);

    /// <summary>Those of the ids that the actor may see.</summary>
    public async Task<IReadOnlyDictionary<Guid, SubjectRow>> FindAllAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var found = new Dictionary<Guid, SubjectRow>();
        foreach (var kind in ids.Count == 0 ? [] : Rows())
        {
            foreach (var row in await kind.Where(r => ids.Contains(r.Id)).ToListAsync(ct))
            {
                found[row.Id] = row;
            }
        }

        return found;
    }

    public Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct) => FirstAsync(subjectId, d => d.FindAsync(subjectId, ct));

    public Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) => FirstAsync(subjectId, d => d.FactsAsync(subjectId, ct));

    private async Task<T?> FirstAsync<T>(Guid subjectId, Func<ISubjectDirectory, Task<T?>> ask)
        where T : class
    {
        foreach (var directory in known.Order(directories, subjectId))
        {
            if (await ask(directory) is { } found)
            {
                known.Knew(directory, subjectId);
                return found;
            }
        }

        return null;
    }
}

/// <summary>Parties of every kind of subject; <c>role:NAME</c> is understood for all.</summary>
public sealed class Parties(IEnumerable<IPartyDirectory> directories, KnownSubjects known)
{
    public async Task<IReadOnlyList<Party>> ResolveAsync(Guid subjectId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        List<Party> parties =
        [
            .. from key in keys
               where key.StartsWith(PartyKeys.RolePrefix, StringComparison.Ordinal)
               let role = key[PartyKeys.RolePrefix.Length..]
               select new Party(key, null, role, null, TextCatalog.Get($"role.{role}")),
        ];
        string[] ofSubject = [.. keys.Where(k => !k.StartsWith(PartyKeys.RolePrefix, StringComparison.Ordinal))];
        foreach (var directory in ofSubject.Length == 0 ? [] : known.Order(directories, subjectId))
        {
            if (await directory.ResolveAsync(subjectId, ofSubject, ct) is { } found)
            {
                known.Knew(directory, subjectId);
                parties.AddRange(found);
                break;
            }
        }

        return parties;
    }
}

internal sealed class ProcessesFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSingleton<KnownSubjects>();
        services.AddScoped<Subjects>();
        services.AddScoped<Parties>();
    }
}
