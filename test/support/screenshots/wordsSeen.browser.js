/**
 * In the page: the texts that can be seen in a part of it, in the order of the document; the values of fields too.
 * A text is seen when nothing covers its middle.
 */
(part) => {
	const seen = (element, { x, y, width, height }) => {
		const [middleX, middleY] = [x + width / 2, y + height / 2];
		const inside =
			middleX > part.x && middleX < part.x + part.width && middleY > part.y && middleY < part.y + part.height;
		if (!inside || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
		const top = document.elementFromPoint(middleX, middleY);
		return top !== null && (element.contains(top) || top.contains(element));
	};
	const words = [];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		if (node.nodeType === Node.TEXT_NODE) {
			const range = document.createRange();
			range.selectNodeContents(node);
			if (node.data.trim() && seen(node.parentElement, range.getBoundingClientRect())) words.push(node.data);
		} else if (node.matches('input, textarea')) {
			const text = node.type === 'password' ? '' : node.value || node.placeholder;
			if (text && seen(node, node.getBoundingClientRect())) words.push(text);
		}
	}
	return words;
};
