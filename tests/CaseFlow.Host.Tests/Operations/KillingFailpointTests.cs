using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace CaseFlow.Host.Tests.Operations;

/// <summary>That it kills is shown by the reliability tests; here, that it does not.</summary>
public class KillingFailpointTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void A_failpoint_is_ignored_outside_development(string environment) =>
        Failpoint(environment, "command.before-commit").ShouldBeOfType<NoFailpoint>();

    [Fact]
    public void A_failpoint_is_heeded_in_development() => Failpoint("Development", "command.before-commit").ShouldBeOfType<KillingFailpoint>();

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Without_a_named_place_there_is_no_failpoint(string? text) => Failpoint("Development", text).ShouldBeOfType<NoFailpoint>();

    [Fact]
    public void Other_places_and_an_absent_file_let_the_process_live()
    {
        KillingFailpoint.Parse("sweep.item")!.Hit("command.after-commit");
        KillingFailpoint.Parse("sweep.item:2")!.Hit("sweep.item");
        KillingFailpoint.Parse("sweep.item@/no/such/file")!.Hit("sweep.item");
    }

    private static IFailpoint Failpoint(string environment, string? text)
    {
        Environment.SetEnvironmentVariable(KillingFailpoint.Variable, text);
        try
        {
            var services = new ServiceCollection();
            services.AddSingleton<IFailpoint, NoFailpoint>();
            services.AddSingleton<IHostEnvironment>(new Named(environment));
            new FailpointFeature().Register(services);
            using var built = services.BuildServiceProvider();
            return built.GetRequiredService<IFailpoint>();
        }
        finally
        {
            Environment.SetEnvironmentVariable(KillingFailpoint.Variable, null);
        }
    }

    private sealed class Named(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "CaseFlow.Host";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
