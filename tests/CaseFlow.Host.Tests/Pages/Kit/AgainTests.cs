using CaseFlow.Host.Pages.Kit;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace CaseFlow.Host.Tests.Pages.Kit;

public sealed class AgainTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_look_that_fails_is_followed_by_the_next_one()
    {
        var looks = 0;
        var third = new TaskCompletionSource();
        using var again = Again.Every(Soon, Look, NullLogger.Instance);
        await third.Task.WaitAsync(Limit, TestContext.Current.CancellationToken);
        looks.ShouldBe(3);

        Task<bool> Look()
        {
            looks++;
            if (looks < 3)
            {
                throw looks == 1 ? new InvalidOperationException("The database was out of reach.") : new OperationCanceledException();
            }

            third.SetResult();
            return Task.FromResult(false);
        }
    }
}
