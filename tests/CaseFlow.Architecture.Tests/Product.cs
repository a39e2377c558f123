using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CaseFlow.Architecture.Tests;

/// <summary>A parsed C# file; the path is relative to the repository's root, with slashes.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public SyntaxTree Tree { get; } = CSharpSyntaxTree.ParseText(Text);

    public int Lines { get; } = Text.AsSpan().Count('\n');
}

/// <summary>What the rules are checked against: the three assemblies and the source they were built from.</summary>
internal static class Product
{
    public static readonly string Root = typeof(Product).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryRoot").Value!.TrimEnd('/');

    public static readonly Assembly Domain = Assembly.Load("CaseFlow.Domain");
    public static readonly Assembly Workflows = Assembly.Load("CaseFlow.Workflows");
    public static readonly Assembly Host = Assembly.Load("CaseFlow.Host");

    public static IReadOnlyList<Assembly> Assemblies => [Domain, Workflows, Host];

    public static readonly IReadOnlyList<SourceFile> Code = Read("src", "*.cs");
    public static readonly IReadOnlyList<SourceFile> Tests = Read("tests", "*.cs");

    /// <summary>Files below a folder, without build output and generated migrations.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        from path in Directory.EnumerateFiles(System.IO.Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        let relative = System.IO.Path.GetRelativePath(Root, path).Replace('\\', '/')
        where !relative.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "Migrations")
        orderby relative
        select relative;

    public static string Text(string relative) => File.ReadAllText(System.IO.Path.Combine(Root, relative));

    private static List<SourceFile> Read(string folder, string pattern) =>
        [.. Files(folder, pattern).Select(path => new SourceFile(path, Text(path)))];
}
