/** In the page: the labels of the parameters that are wider than their place, so that their end is not seen. */
() =>
	[...document.querySelectorAll('[data-test-id="node-parameters"] label')]
		.filter((label) => label.checkVisibility())
		.flatMap((label) => [...label.querySelectorAll('.n8n-text')])
		.filter(
			(text) =>
				text.scrollWidth > text.clientWidth + 1 || text.parentElement.scrollWidth > text.parentElement.clientWidth + 1,
		)
		.map((text) => text.textContent.trim());
