using System.Diagnostics;
using CaseFlow.Host.Cli;

namespace CaseFlow.Host.Tests.Cli;

/// <summary>The executable as a user calls it: exit code, standard output, standard error.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("caseflow-cli-");

    [Fact]
    public async Task Help_names_the_commands()
    {
        var run = await RunAsync(["--help"]);

        run.Code.ShouldBe(ExitCodes.Done);
        foreach (var command in new[] { "serve", "db", "accounts", "calendar", "demo", "workflows" })
        {
            run.Output.ShouldContain(command);
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("db")]
    [InlineData("db", "migrate", "--force")]
    [InlineData("serve", "--bogus")]
    [InlineData("--bogus")]
    [InlineData("calendar", "import")]
    [InlineData("calendar", "import", "nowhere.json")]
    [InlineData("accounts", "create", "zhang", "--name", "张伟", "--unit", "区安委办", "--role", "mayor")]
    public async Task Bad_arguments_end_with_two_and_a_message(params string[] args)
    {
        var run = await RunAsync(args);

        run.Code.ShouldBe(ExitCodes.BadArguments);
        run.Error.ShouldNotBeEmpty();
        run.Error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("PostgreSQL", "Host=127.0.0.1;Port=1;Database=x;Username=y;Timeout=3", "数据库连接不上")]
    [InlineData("Sqlite", "Data Source=/proc/nowhere/caseflow.db", "数据库文件无法使用")]
    [InlineData("Sqlite", "Nonsense=1", "不是有效的连接串")]
    [InlineData("PostgreSQL", "Data Source=data/caseflow.db", "Database:ConnectionString")]
    [InlineData("Oracle", "x", "Database:Provider")]
    public async Task Database_that_cannot_be_used_is_one_line_and_no_stack_trace(string provider, string connection, string says)
    {
        foreach (var args in new string[][] { ["db", "migrate"], ["serve", "--urls", "http://127.0.0.1:0"] })
        {
            var run = await RunAsync(args, new() { ["Database__Provider"] = provider, ["Database__ConnectionString"] = connection });

            run.Code.ShouldBe(ExitCodes.Refused);
            run.Error.ShouldContain(says);
            run.Error.Trim().Split('\n').Length.ShouldBe(1);
        }
    }

    [Theory]
    [InlineData("Security__IdleMinutes", "0", "Security:IdleMinutes")]
    [InlineData("Security__IdleMinutes", "soon", "Security:IdleMinutes")]
    [InlineData("Security__PasswordLength", "4", "Security:PasswordLength")]
    [InlineData("Security__KnownProxies__0", "proxy", "Security:KnownProxies")]
    [InlineData("Security__IdelMinutes", "30", "IdelMinutes")]
    public async Task Setting_out_of_range_stops_the_start_and_is_named(string key, string value, string named)
    {
        var run = await RunAsync(["serve", "--urls", "http://127.0.0.1:0"], new() { [key] = value });

        run.Code.ShouldBe(ExitCodes.Refused);
        run.Error.ShouldContain(named);
        File.Exists(Path.Combine(_folder.FullName, "caseflow.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task First_administrator_is_made_with_a_password_from_standard_input()
    {
        string[] args = ["accounts", "create", "admin", "--name", "管理员", "--role", "system-administrator", "--unit", "区电子政务中心"];
        var weak = await RunAsync(args, input: "password\n");
        (weak.Code, weak.Error.Contains("密码须包含", StringComparison.Ordinal)).ShouldBe((ExitCodes.Refused, true));
        (await RunAsync(args, input: "Kx7-river-stone\n")).Code.ShouldBe(ExitCodes.Done);
        var again = await RunAsync(args, input: "Kx7-river-stone\n");
        (again.Code, again.Error.Contains("已被使用", StringComparison.Ordinal)).ShouldBe((ExitCodes.Refused, true));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<(int Code, string Output, string Error)> RunAsync(string[] args, Dictionary<string, string>? environment = null, string input = "")
    {
        var info = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. args])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        info.Environment["Database__ConnectionString"] = $"Data Source={_folder.FullName}/caseflow.db";
        foreach (var (key, value) in environment ?? [])
        {
            info.Environment[key] = value;
        }

        using var process = Process.Start(info)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
