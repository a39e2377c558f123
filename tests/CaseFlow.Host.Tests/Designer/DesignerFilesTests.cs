using System.Net;
using CaseFlow.Host.Designer;
using CaseFlow.Host.Tests.Security;

namespace CaseFlow.Host.Tests.Designer;

/// <summary>Elsa Studio's files as a browser gets them. Red where the build had no Node.</summary>
public sealed class DesignerFilesTests
{
    [Fact]
    public void Build_has_fetched_the_designer_with_npm()
    {
        using var files = new DesignerFiles();
        files.ArePresent.ShouldBeTrue("The build found no Node.js 20, or npm ci failed: see the build's output.");
    }

    [Fact]
    public void Place_without_the_runtime_counts_as_not_installed()
    {
        using var files = new DesignerFiles([Path.GetTempPath()]);
        (files.ArePresent, files.Has("/_framework/blazor.webassembly.js"), files.Runtime.Any()).ShouldBe((false, false, false));
    }

    [Theory]
    [InlineData("/_framework/Elsa.Api.Client.mbze71icf3.wasm", true)]
    [InlineData("/_framework/Elsa.Api.Client.mbze71icf3.wasm.br", true)]
    [InlineData("/_framework/blazor.webassembly.js", false)]
    [InlineData("/_content/MudBlazor/MudBlazor.min.css", false)]
    public void Only_a_name_that_holds_its_content_hash_may_be_kept_for_good(string name, bool fingerprinted) =>
        DesignerFiles.IsFingerprinted(name).ShouldBe(fingerprinted);

    [Fact]
    public void Runtime_to_be_fetched_beforehand_is_what_a_start_loads()
    {
        using var files = new DesignerFiles();
        var runtime = files.Runtime.ToList();
        runtime.ShouldContain(f => f.Contains("/dotnet.native.", StringComparison.Ordinal) && f.EndsWith(".wasm", StringComparison.Ordinal));
        runtime.ShouldContain(f => f.Contains("/icudt.", StringComparison.Ordinal) && f.EndsWith(".dat", StringComparison.Ordinal));
        runtime.ShouldNotContain(f => f.EndsWith(".br", StringComparison.Ordinal) || f.EndsWith(".map", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("identity", null)]
    [InlineData("br;q=0, gzip", "gzip")]
    public async Task File_comes_compressed_as_delivered_where_the_browser_takes_it(string accepted, string? encoding)
    {
        await using var stage = await SecurityStage.StartAsync();
        using var files = new DesignerFiles();
        var name = files.Runtime.First(f => f.EndsWith(".wasm", StringComparison.Ordinal));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/designer" + name);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        var answer = await stage.Browser().SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(encoding);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/wasm");
        answer.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
    }

    [Fact]
    public async Task File_without_a_hash_is_asked_for_anew_each_time()
    {
        await using var stage = await SecurityStage.StartAsync();
        var answer = await stage.Browser().GetAsync("/designer/_framework/blazor.webassembly.js");
        (answer.Headers.CacheControl!.NoCache, answer.Headers.ETag is not null).ShouldBe((true, true));
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Theory]
    [InlineData("/designer/index.html")]
    [InlineData("/designer/_framework/%2e%2e/package.json")]
    [InlineData("/designer/nothing.js")]
    public async Task Whatever_is_no_file_of_the_designer_needs_signing_in(string path)
    {
        await using var stage = await SecurityStage.StartAsync();
        (await SecurityStage.VisitAsync(stage.Browser(), path)).ShouldStartWith("/sign-in");
    }
}
