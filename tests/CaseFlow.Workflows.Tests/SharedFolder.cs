using System.Reflection;

namespace CaseFlow.Workflows.Tests;

/// <summary>What lies beside the repository: recordings of a stock server. Tests that need it are skipped without it.</summary>
internal static class SharedFolder
{
    private static readonly string Root = typeof(SharedFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!;

    public static string File(string name)
    {
        var path = Path.Combine(Root, "..", "shared", name);
        Assert.SkipUnless(System.IO.File.Exists(path), $"No file {path}.");
        return path;
    }
}
