using System.Net;
using CaseFlow.Domain.People;
using CaseFlow.Host.Designer;
using CaseFlow.Host.Tests.Security;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Host.Tests.Designer;

public sealed class DesignerPagesTests
{
    private const string Definition = """{"definitionId":"trial","name":"试行流程","root":{"id":"root","type":"Elsa.Flowchart","activities":[],"connections":[]}}""";
    private static readonly string Editor = DesignerAddress.Editor("trial");

    [Fact]
    public async Task Who_is_not_signed_in_is_led_to_signing_in_and_back()
    {
        await using var stage = await SecurityStage.StartAsync();
        (await SecurityStage.VisitAsync(stage.Browser(), Editor)).ShouldBe("/sign-in?returnUrl=%2Fdesigner%2Feditor%3Fdefinition%3Dtrial");
    }

    [Theory]
    [InlineData(Roles.ProcessAdministrator, "true")]
    [InlineData(Roles.AuditAdministrator, "false")]
    [InlineData(Roles.ListingBody, "false")]
    public async Task Process_administrators_edit_and_others_with_a_reason_to_look_only_look(string role, string edits)
    {
        await using var stage = await SecurityStage.StartAsync();
        var answer = await (await SignedInAsync(stage, role)).GetAsync(Editor);
        var page = await TextAsync(answer);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain($"data-edit=\"{edits}\"");
        page.ShouldContain("第 1 版（草稿）");
        page.ShouldContain("href=\"/processes/trial/check\"");
        page.Contains("href=\"/processes/trial/release\"", StringComparison.Ordinal).ShouldBe(edits == "true");
    }

    [Theory]
    [InlineData(Roles.GridOfficer)]
    [InlineData(Roles.SecurityAdministrator)]
    public async Task Who_has_no_reason_to_look_is_told_so(string role)
    {
        await using var stage = await SecurityStage.StartAsync();
        var answer = await (await SignedInAsync(stage, role)).GetAsync(Editor);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await TextAsync(answer)).ShouldContain("您的岗位不能打开这里");
    }

    [Theory]
    [InlineData("/designer/editor?definition=nothing", "没有这个流程")]
    [InlineData("/designer/editor", "没有这个流程")]
    [InlineData("/designer/instance?id=nothing", "没有这个流程实例")]
    [InlineData("/designer/instance?id=0199f0c3-0000-7000-8000-000000000000", "没有这个流程实例")]
    public async Task What_is_not_there_is_said_in_words(string path, string said)
    {
        await using var stage = await SecurityStage.StartAsync();
        var answer = await (await SignedInAsync(stage, Roles.ProcessAdministrator)).GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await TextAsync(answer)).ShouldContain(said);
    }

    [Fact]
    public async Task Page_runs_our_own_scripts_and_the_runtime_and_nothing_inline()
    {
        await using var stage = await SecurityStage.StartAsync();
        var answer = await (await SignedInAsync(stage, Roles.ProcessAdministrator)).GetAsync(Editor);
        var policy = string.Join(';', answer.Headers.GetValues("Content-Security-Policy"));

        policy.ShouldContain("script-src 'self' 'wasm-unsafe-eval';");
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("unsafe-eval' ");
        policy.Split(';').Single(p => p.Trim().StartsWith("script-src", StringComparison.Ordinal)).ShouldNotContain("unsafe-inline");
    }

    [Fact]
    public async Task Addresses_that_studio_links_to_lead_to_our_pages()
    {
        await using var stage = await SecurityStage.StartAsync();
        var browser = await SignedInAsync(stage, Roles.ProcessAdministrator);

        (await SecurityStage.VisitAsync(browser, "/workflows/definitions/trial/edit")).ShouldBe(Editor);
        (await SecurityStage.VisitAsync(browser, "/workflows/instances/a1/view")).ShouldBe("/designer/instance?id=a1");
    }

    [Fact]
    public async Task Name_of_a_definition_cannot_end_the_page_it_stands_on()
    {
        await using var stage = await SecurityStage.StartAsync();
        var browser = await SignedInAsync(stage, Roles.ProcessAdministrator, Definition.Replace("试行流程", "</title><script>alert(1)</script>", StringComparison.Ordinal));

        (await browser.GetStringAsync(Editor)).ShouldNotContain("<script>alert");
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static async Task<HttpClient> SignedInAsync(SecurityStage stage, string role, string definition = Definition)
    {
        await stage.OpenAsync("zhang", role);
        (await stage.SendAsync(new SaveDefinition(definition, "test"))).Refusals.ShouldBeEmpty();
        var browser = stage.Browser();
        await SecurityStage.SignInAsync(browser, "zhang");
        return browser;
    }
}
