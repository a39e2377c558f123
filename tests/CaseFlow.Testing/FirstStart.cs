using System.Collections.Concurrent;
using CaseFlow.Host.Persistence;

namespace CaseFlow.Testing;

/// <summary>
/// What a host leaves behind after its first start, made once in a test process for each kind and copied for every trial:
/// setting the database up costs a host three times what starting does.
/// </summary>
internal static class FirstStart
{
    private static readonly ConcurrentDictionary<(DatabaseProvider Provider, bool District, string Arguments), Lazy<Task<(DirectoryInfo Folder, string? Database)>>> Made = new();

    private static readonly ConcurrentBag<DirectoryInfo> Folders = [];

    static FirstStart() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var folder in Folders)
        {
            folder.Delete(recursive: true);
        }
    };

    /// <summary>Copies the files to a folder; answers the database to copy on PostgreSQL.</summary>
    public static async Task<string?> CopyAsync(DatabaseProvider provider, bool district, IReadOnlyList<string> arguments, string folder)
    {
        var made = await Made.GetOrAdd(
            (provider, district, string.Join(' ', arguments)), _ => new(() => MakeAsync(provider, district, arguments))).Value;
        foreach (var file in made.Folder.GetFiles("*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(made.Folder.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            file.CopyTo(to);
        }

        return made.Database;
    }

    private static async Task<(DirectoryInfo Folder, string? Database)> MakeAsync(DatabaseProvider provider, bool district, IReadOnlyList<string> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("caseflow-first-");
        Folders.Add(folder);
        var database = provider == DatabaseProvider.Sqlite ? null : $"first{Guid.NewGuid():N}";
        var connection = database is null ? $"Data Source={folder.FullName}/caseflow.db" : await (await PgServer.Shared).CreateDatabaseAsync(database);
        await using var host = await HostProcess.StartAsync(
            provider, connection, Path.Combine(folder.FullName, "attachments"), arguments,
            new Dictionary<string, string> { ["Demo__District"] = district ? "true" : "false" });
        await host.StopAsync();
        return (folder, database);
    }
}
